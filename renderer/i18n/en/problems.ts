/** Texts of the problems area; every key begins with `problems.`. Plurals by i18next: `key_one`, `key_other`. */
export const problems = {
  'problems.fix': 'Fix the problem here',
  'problems.fix.which': 'Which fix?',
  'problems.fixEdit': 'quick fix',
} as const;
