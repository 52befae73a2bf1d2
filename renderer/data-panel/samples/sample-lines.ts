/** A file of sample rows in JSON Lines: one JSON value a line. Edits are on the text, so that other lines stay as they are. */

export interface SampleLine {
  /** Line number in the text, from 0; blank lines are no rows. */
  line: number;
  text: string;
  /** The parsed value; undefined when the line is not JSON. */
  value: unknown;
}

const parsedLines = new Map<string, unknown>();
const cacheLimit = 250_000;

/** The rows of a text; lines that are not JSON have an undefined value. */
export function sampleLines(text: string): SampleLine[] {
  const lines: SampleLine[] = [];
  text.split('\n').forEach((line, index) => {
    const content = line.trim();
    if (content !== '') lines.push({ line: index, text: content, value: parse(content) });
  });
  return lines;
}

/** Parsing is remembered by line, since an edit changes one line of thousands. */
function parse(line: string): unknown {
  if (parsedLines.has(line)) return parsedLines.get(line);
  if (parsedLines.size > cacheLimit) parsedLines.clear();
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = undefined;
  }
  parsedLines.set(line, value);
  return value;
}

/** The text with one line replaced. */
export function replaceLine(text: string, line: number, content: string): string {
  const lines = text.split('\n');
  lines[line] = content;
  return lines.join('\n');
}

/** The text without these lines. */
export function removeLines(text: string, lines: ReadonlySet<number>): string {
  return text
    .split('\n')
    .filter((_, index) => !lines.has(index))
    .join('\n');
}

/** The text with rows after its last one, ending in a line break. */
export function appendRows(text: string, rows: readonly unknown[]): string {
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return before + rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** The row with one key's value replaced; a row that is no object becomes the value itself. */
export function withCell(row: unknown, key: string, value: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return value;
  return { ...row, [key]: value };
}

/**
 * What a person's typing means in a cell: a text stays a text in a column of texts; elsewhere JSON is taken as such
 * (`12`, `true`, `null`, `{"a":1}`), nothing is null, and all else is a text. `before` is what the cell held, or others
 * in its column.
 */
export function cellValue(typed: string, before: unknown): unknown {
  if (typeof before === 'string') return typed;
  if (typed.trim() === '') return null;
  try {
    return JSON.parse(typed);
  } catch {
    return typed;
  }
}

/** How a value is shown for typing over it. */
export function cellInput(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
