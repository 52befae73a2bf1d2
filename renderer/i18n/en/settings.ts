/** Texts of the settings area; every key begins with `settings.`. Plurals by i18next: `key_one`, `key_other`. */
export const settings = {
  'settings.language': 'Language',
  'settings.language.system': 'As the system',
  'settings.language.en': 'English',
  'settings.language.zh-CN': '简体中文',
  'settings.theme': 'Theme',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.autosave': 'Save by itself',
  'settings.autosave.help': 'Writes edits to disk shortly after you make them.',
  'settings.minimap': 'Minimap on the canvas',
  'settings.minimap.help': 'A small picture of the whole flow in the corner.',
  'settings.running': 'Running',
  'settings.batchSize': 'Batch size',
  'settings.batchSize.help': 'Rows committed before each run of the flow.',
  'settings.maxVisitsPerBatch': 'Most visits in a batch',
  'settings.maxVisitsPerBatch.help':
    'A jump loop is stopped after this many calls of functions. KisFlow itself has no such bound.',
  'settings.studioOnly': 'Only in the Studio',
  'settings.studioOnly.help':
    'KisFlow reads these fields and does nothing with them. They are off by default, so that a run here is what happens in production.',
  'settings.enforceRequiredFields': 'Check required fields',
  'settings.enforceRequiredFields.help': 'A row without a field of source.must ends the run.',
  'settings.enforceRetry': 'Retry failing functions',
  'settings.enforceRetry.help': 'Calls a failing function again as retry_times and return_duration say.',
} as const;
