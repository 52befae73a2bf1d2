import { setField } from '../../../core/rows/json/edit-row.ts';
import { trimJson } from '../../../core/rows/json/trim-json.ts';

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
  // A byte order mark is no part of the first row.
  const content = trimJson(index === 0 ? line.replace(/^\uFEFF/, '') : line);
  return content === '' ? null : { line: index, text: content, value: parse(content) };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The text with one line replaced; its line end stays. */
export function replaceLine(text: string, line: number, content: string): string {
  return changeLine(text, line, (before) => (before.endsWith('\r') ? `${content}\r` : content));
}

/** The text with another value in a cell: all else of the row stays as it is written. `value` is JSON. */
export function replaceCell(text: string, line: number, column: string, value: string): string {
  return changeLine(text, line, (row) => setField(row, column, value));
}

function changeLine(text: string, line: number, change: (content: string) => string): string {
  let start = 0;
  for (let at = 0; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  const found = text.indexOf('\n', start);
  const end = found === -1 ? text.length : found;
  return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
}

/** The text without these lines. */
export function removeLines(text: string, lines: ReadonlySet<number>): string {
  return text
    .split('\n')
    .filter((_, index) => !lines.has(index))
    .join('\n');
}

/** A row with a null in each of these fields. */
export function emptyRow(columns: readonly string[]): string {
  return `{${columns.map((name) => `${JSON.stringify(name)}:null`).join(',')}}`;
}

/**
 * What a person's typing means in a cell, as JSON: a text stays a text in a column of texts; elsewhere JSON is taken as it is
 * typed (`12`, `1.10`, `true`, `null`, `{"a":1}`), nothing is null, and all else is a text. `like` is what the cell held, or
 * others in its column.
 */
export function typedJson(typed: string, like: unknown): string {
  if (typeof like === 'string') return JSON.stringify(typed);
  const content = typed.trim();
  if (content === '') return 'null';
  return parse(content) === undefined ? JSON.stringify(typed) : content.replace(/[\r\n]+/g, ' ');
}
