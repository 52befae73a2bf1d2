/** Texts of the logs area; every key begins with `logs.`. Plurals by i18next: `key_one`, `key_other`. */
export const logs = {
  'logs.title': 'Logs',
  'logs.emptyTitle': 'No logs',
  'logs.emptyText': 'What functions write with ctx.log or console stands here while a flow runs.',
  'logs.level': 'Level',
  'logs.node': 'Function',
  'logs.find': 'Find in logs',
  'logs.level_debug': 'debug',
  'logs.level_info': 'info',
  'logs.level_warn': 'warn',
  'logs.level_error': 'error',
  'logs.count': '{{shown}} of {{total}}',
  'logs.dropped_one': '{{count}} dropped',
  'logs.dropped_other': '{{count}} dropped',
  'logs.batch': 'batch {{number}}',
} as const;
