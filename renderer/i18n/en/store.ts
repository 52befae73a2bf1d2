/** Texts of the embedded store; every key begins with `store.`. Plurals by i18next: `key_one`, `key_other`. */
export const store = {
  'store.tab': 'Store',
  'store.title': 'Rows that the embedded store holds for {{name}}',
  'store.emptyTitle': 'The embedded store is empty',
  'store.emptyText':
    'Runs in the Studio keep here what Save functions save through this connector, and Load functions load it from here.',
  'store.emptyWithCode':
    'This connector has code of its own. The embedded store stands in only for what that code leaves out.',
  'store.find': 'Search in the store',
  'store.findShort': 'Search',
  'store.export': 'Export',
  'store.clear': 'Clear',
  'store.cleared_one': '{{count, number}} row of {{name}} cleared',
  'store.cleared_other': '{{count, number}} rows of {{name}} cleared',
  'store.rows_one': '{{count, number}} row',
  'store.rows_other': '{{count, number}} rows',
  'store.found': '{{shown, number}} of {{total, number}} rows',
  'store.added_one': '+ {{count, number}} by the last run',
  'store.added_other': '+ {{count, number}} by the last run',
  'store.addedRow': 'Added by the last run',
  'store.key': 'Key {{fields}}.',
  'store.keyNoDoubles': 'Key {{fields}}: no doubles',
  'store.noKey': 'No key: rows that are saved again stand here twice.',
  'store.doubles_one': '{{count, number}} row is a double.',
  'store.doubles_other': '{{count, number}} rows are doubles.',
  'store.comma': ', ',
} as const;
