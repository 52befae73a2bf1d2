/** A row as an object; one that is none counts as one column named "value". */
export function asRecord(row: unknown): Record<string, unknown> {
  return typeof row === 'object' && row !== null && !Array.isArray(row)
    ? (row as Record<string, unknown>)
    : { value: row };
}
