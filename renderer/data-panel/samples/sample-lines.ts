/** A file of sample rows in JSON Lines: one JSON value a line. Edits are on the text, so that other lines stay as they are. */

export interface SampleLine {
  /** Line number in the text, from 0; blank lines are no rows. */
  line: number;
  text: string;
  /** The parsed value; undefined when the line is not JSON. */
  value: unknown;
}

/** The rows of a text; lines that are not JSON have an undefined value. */
export function sampleLines(text: string): SampleLine[] {
  return createLineReader()(text);
}

/**
 * Reads texts that follow from one another by edits: lines at the beginning and the end that are as they were in the text
 * before are not parsed again, since an edit changes one line of thousands. Of earlier texts nothing is kept.
 */
export function createLineReader(): (text: string) => SampleLine[] {
  let known: (SampleLine | null)[] = [];
  let knownLines: string[] = [];
  return (text) => {
    const lines = text.split('\n');
    const { start, tail } = sameEnds(knownLines, lines);
    const shift = lines.length - knownLines.length;
    known = [
      ...known.slice(0, start),
      ...lines.slice(start, lines.length - tail).map((line, at) => read(line, start + at)),
      ...known.slice(known.length - tail).map((row) => moved(row, shift)),
    ];
    knownLines = lines;
    return known.filter((row) => row !== null);
  };
}

/** How many lines are the same at the beginning and, apart from these, at the end. */
function sameEnds(before: readonly string[], after: readonly string[]): { start: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, tail };
}

/** A row that stays at its line stays the same object, so that it need not be drawn again. */
function moved(row: SampleLine | null, shift: number): SampleLine | null {
  return row === null || shift === 0 ? row : { ...row, line: row.line + shift };
}

function read(line: string, index: number): SampleLine | null {
  const content = line.trim();
  return content === '' ? null : { line: index, text: content, value: parse(content) };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The text with one line replaced. */
export function replaceLine(text: string, line: number, content: string): string {
  let start = 0;
  for (let at = 0; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(0, start) + content + (end === -1 ? '' : text.slice(end));
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
