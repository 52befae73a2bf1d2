/** Texts of the logs area; every key begins with `logs.`. Plurals by i18next: `key_one`, `key_other`. */
export const logs = {
  'logs.title': 'Logs',
  'logs.emptyTitle': 'No logs',
  'logs.emptyText': 'What functions write with ctx.log or console appears here while a flow runs.',
  'logs.level': 'Level',
  'logs.node': 'Function',
  'logs.wrap': 'Wrap long lines',
  'logs.find': 'Find in logs',
  'logs.level_debug': 'Debug',
  'logs.level_info': 'Info',
  'logs.level_warn': 'Warn',
  'logs.level_error': 'Error',
  'logs.count': '{{shown}} of {{total}}',
  'logs.dropped_one': '{{count}} dropped',
  'logs.dropped_other': '{{count}} dropped',
  'logs.byBreakpoint': 'Written by the breakpoint: hit {{hit, number}}, visit {{visit, number}}',
  'logs.batch': 'Batch {{number}}',
} as const;
