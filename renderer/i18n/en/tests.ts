/** Texts of golden tests; every key begins with `tests.`. */
export const tests = {
  'tests.title': 'Golden tests',
  'tests.emptyTitle': 'No golden tests',
  'tests.emptyText':
    'A golden test runs a flow with fixed rows and compares what comes out. Record one when the flow does what it should; from then on every change of it is told.',
  'tests.stop': 'Stop',
  'tests.run': 'Run {{name}}',
  'tests.counts': '{{passed}} passed, {{failed}} failed',
  'tests.old': 'edited since',
  'tests.accept': 'Accept what came out',
  'tests.more': '{{count}} more',
  'tests.state.running': 'Running',
  'tests.state.passed': 'Passed',
  'tests.state.failed': 'Failed',
  'tests.state.none': 'Not run yet',
  'tests.notRecorded': 'No test was recorded: {{why}}',
  'tests.editAccept': 'accept rows of a test',
  'tests.editRecord': 'record a test',
} as const;
