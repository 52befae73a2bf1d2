/** Texts of the settings area; every key begins with `settings.`. Plurals by i18next: `key_one`, `key_other`. */
export const settings = {
  'settings.language': 'Language',
  'settings.language.system': 'System',
  'settings.language.en': 'English',
  'settings.language.zh-CN': '简体中文',
  'settings.theme': 'Theme',
  'settings.autosave': 'Auto save',
  'settings.autosave.help': 'Saves edits shortly after you make them.',
  'settings.minimap': 'Minimap on the canvas',
  'settings.minimap.help': 'A small picture of the whole flow in the corner.',
  'settings.checkTypes': 'Check types of all code',
  'settings.checkTypes.help':
    'TypeScript looks at a project’s code once the window is idle. Off, it looks only at the code that is open.',
  'settings.running': 'Running',
  'settings.batchSize': 'Batch size',
  'settings.batchSize.help': 'Rows committed before each run of the flow.',
  'settings.maxVisitsPerBatch': 'Maximum calls per batch',
  'settings.maxVisitsPerBatch.help':
    'Stops a jump loop after this many calls. KisFlow itself has no such limit.',
  'settings.studioOnly': 'Only in the Studio',
  'settings.studioOnly.help':
    'KisFlow reads these fields but does nothing with them. They are off by default, so that a run here does what production does.',
  'settings.enforceRequiredFields': 'Check required fields',
  'settings.enforceRequiredFields.help': 'A row that lacks a field of source.must ends the run.',
  'settings.enforceRetry': 'Retry failed functions',
  'settings.enforceRetry.help': 'Calls a failed function again, as retry_times and return_duration say.',
} as const;
