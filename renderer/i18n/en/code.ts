/** Texts of the code area; every key begins with `code.`. Plurals by i18next: `key_one`, `key_other`. */
export const code = {
  'code.commandOpenWide': 'Open code wide',
  'code.commandCloseWide': 'Back to canvas',
  'code.commandNext': 'Code of the next function',
  'code.commandPrevious': 'Code of the previous function',
  'code.commandRunAlone': 'Run this function',
  'code.commandRunUpTo': 'Run up to here',
  'code.runUpTo': 'Run up to here',
  'code.aloneNoRows': '{{name}} has seen no rows yet that it could be run with.',
  'code.commandCreateAll': 'Create code for all',
  'code.createAllEdit': 'create code',
  'code.createdAll_one': 'Code of {{count}} function was created.',
  'code.createdAll_other': 'Code of {{count}} functions was created.',
} as const;
