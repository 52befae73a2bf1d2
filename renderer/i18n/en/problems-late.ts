/** Texts of the problems area that the first screen does without. */
export const lateProblems = {
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
  'problems.withoutCode_one': '{{count}} function has no code yet',
  'problems.withoutCode_other': '{{count}} functions have no code yet',
} as const;
