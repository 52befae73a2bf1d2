/** Texts of the error lane; every key begins with `errors.`. */
export const errors = {
  'errors.list': 'Rows in the error lane',
  'errors.emptyTitle': 'No rows in the error lane',
  'errors.emptyText':
    'When a run of this flow keeps failing rows and goes on without them (a switch in its settings), they are listed here.',
  'errors.count_one': '{{count, number}} row in the error lane',
  'errors.count_other': '{{count, number}} rows in the error lane',
  'errors.kept': 'the first {{count, number}} are kept',
  'errors.row': 'Row',
  'errors.batch': 'Batch',
  'errors.place': 'Failed at',
  'errors.why': 'Why',
  'errors.json': 'The row as it was read',
  'errors.unread': 'Not readable',
  'errors.line': 'Line {{line, number}}',
  'errors.together': '(given up with its batch: {{count, number}} rows)',
  'errors.more': '{{count, number}} more',
  'errors.noneToRun': 'None of these rows can be run again: they are not JSON.',
} as const;
