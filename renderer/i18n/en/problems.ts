/** Texts of the problems area; every key begins with `problems.`. Plurals by i18next: `key_one`, `key_other`. */
export const problems = {
  'problems.title': 'Problems',
  'problems.lastRun': 'Last run',
  'problems.noneTitle': 'No problems',
  'problems.noneText': 'The Studio looks for KisFlow’s traps as you edit.',
  'problems.error': 'Error',
  'problems.warning': 'Warning',
  'problems.info': 'Hint',
  'problems.why': 'Why',
  'problems.more_one': '{{count}} more',
  'problems.more_other': '{{count}} more',
  'problems.fix': 'Fix the problem here',
  'problems.fix.which': 'Which fix?',
  'problems.fixEdit': 'quick fix',
  'problems.withoutCode_one': '{{count}} function has no code yet',
  'problems.withoutCode_other': '{{count}} functions have no code yet',
} as const;
