/** Texts of the code area; every key begins with `code.`. Plurals by i18next: `key_one`, `key_other`. */
export const code = {
  'code.label': 'Code of {{path}}',
  'code.typeRows': 'Write the type of the last run’s rows',
  'code.format': 'Format',
  'code.fromRun': 'From the last run.',
  'code.noRows': 'No rows went into {{name}} in the last run.',
  'code.edit': 'edit code',
  'code.typeRowsEdit': 'type rows',
} as const;
