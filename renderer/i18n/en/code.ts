/** Texts of the code area; every key begins with `code.`. Plurals by i18next: `key_one`, `key_other`. */
export const code = {
  'code.label': 'Code of {{path}}',
  'code.typeRows': 'Write the type of the rows of the last run',
  'code.format': 'Format',
  'code.fromRun': 'Seen in the last run.',
  'code.noRows': '{{name}} saw no rows in the last run.',
  'code.edit': 'edit code',
  'code.typeRowsEdit': 'type rows',
} as const;
