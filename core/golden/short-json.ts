const longestRow = 300;

/** A value as one short line; `–` for a field that is not there. */
export function shortJson(value: unknown): string {
  const text = JSON.stringify(value) ?? '–';
  return text.length <= longestRow ? text : `${text.slice(0, longestRow).toWellFormed()}…`;
}
