/** Columns of a table beyond these are seen in the row's JSON. */
const mostColumns = 40;

/** The fields of some rows, in the order in which they come; rows that are no objects have one column without a name. */
export function columnsOf(rows: readonly string[]): string[] {
  const columns = new Set<string>();
  for (const json of rows) {
    const row = parsed(json);
    if (isObject(row)) for (const key of Object.keys(row)) columns.add(key);
    else columns.add('');
    if (columns.size >= mostColumns) break;
  }
  return [...columns].slice(0, mostColumns);
}

/** What a row's JSON has in a column, as it is written in the table. */
export function cellText(json: string, column: string): string {
  const row = parsed(json);
  if (!isObject(row)) return column === '' ? json : '';
  const value = Object.hasOwn(row, column) ? row[column] : undefined;
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A row that was cut is no JSON any more: it is shown as it is. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
