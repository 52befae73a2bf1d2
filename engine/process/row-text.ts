const cutAtBytes = 64 * 1024;

/** A row's JSON, cut when it is long; `cutFromBytes` is then the length of the whole. */
export interface RowText {
  json: string;
  cutFromBytes?: number;
}

/** The row as JSON text, as it is now. What JSON cannot hold is told as a JSON string. */
export function rowText(row: unknown): RowText {
  const json = toJson(row);
  if (json.length * 3 <= cutAtBytes) return { json };
  const bytes = Buffer.byteLength(json);
  if (bytes <= cutAtBytes) return { json };
  return {
    json: Buffer.from(json)
      .toString('utf8', 0, cutAtBytes)
      .replace(/\uFFFD$/, ''),
    cutFromBytes: bytes,
  };
}

/** Characters of one text of JSON Lines; a text ends with the row that makes it longer. */
const linesLength = 256 * 1024;

/** Rows as JSON Lines, in texts of moderate length. */
export function* jsonLines(rows: readonly unknown[]): Generator<string> {
  let lines = '';
  for (const row of rows) {
    lines += `${toJson(row)}\n`;
    if (lines.length < linesLength) continue;
    yield lines;
    lines = '';
  }
  if (lines !== '') yield lines;
}

function toJson(row: unknown): string {
  try {
    return JSON.stringify(row) ?? 'null';
  } catch (thrown) {
    return JSON.stringify(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
