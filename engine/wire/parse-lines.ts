/** Texts of more characters than V8 collects fast are read line by line. */
const longestText = 100_000;
const brace = 0x7b;

/** The rows of JSON Lines, a row a line. Throws SyntaxError. */
export function rowsOfLines(lines: string): unknown[] {
  return parseLines(lines) ?? lines.split('\n').map((line): unknown => JSON.parse(line));
}

/**
 * The rows of a text of JSON Lines, read at once as one array, which takes a fourth of the time less than line by line: V8 knows a
 * row's fields from the row before. Undefined where that is not sure to give what each line gives by itself, and whoever reads
 * line by line then knows more.
 *
 * Why it is sure: a line end within a text is no JSON. With no other array about, one between two rows is then in ours or in an
 * object, and in an object no `{` may follow the comma. So every line holds whole rows, one at least; and as many rows as lines are
 * one each.
 */
export function parseLines(text: string): unknown[] | undefined {
  if (text.length > longestText || text.includes('[')) return undefined;
  if (text.charCodeAt(0) !== brace) return undefined;
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1), count += 1)
    if (text.charCodeAt(at + 1) !== brace) return undefined;
  try {
    const rows: unknown[] = JSON.parse(`[${text.replaceAll('\n', '\n,')}]`);
    return rows.length === count ? rows : undefined;
  } catch {
    return undefined;
  }
}
