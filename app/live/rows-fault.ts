/** What storage refuses for a row's sake: the row comes to the dead letters, where waiting would never end. */
const storageOfRows: ReadonlySet<string> = new Set(
  [
    'bad-value',
    'failed',
    'no-column',
    'no-object',
    'no-query-value',
    'no-row-key',
    'not-possible',
    'taken',
  ].map((name) => `connect.${name}`),
);

/**
 * Whether an error is due to the rows that were run. All others are waited out: storage that is away, processes that ended, and
 * our own borders.
 */
export function isOfRows(code: string): boolean {
  if (code.startsWith('connect.')) return storageOfRows.has(code);
  return !/^(?:contract\.|process\.(?:store-ended|stopped))/.test(code);
}
