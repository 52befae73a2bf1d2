import type { TextRange } from './types.ts';

/**
 * Where a part of a scalar's value stands in its file: `range` is the scalar's, `start` and `end` count in its value. A value whose
 * text is written with escapes or folded is pointed at as a whole.
 */
export function placeInScalar(
  text: string,
  range: TextRange,
  value: string,
  start: number,
  end: number,
): TextRange {
  const lines = text.split(/\r\n|\n|\r/);
  const first = (lines[range.line - 1] ?? '').slice(range.column - 1);
  if (/^[|>]/.test(first)) return inBlock(lines, range, value, start, end);
  const quote = /^["']/.test(first) ? 1 : 0;
  if (!first.slice(quote).startsWith(value) || value === '') return range;
  const column = range.column + quote;
  return { line: range.line, column: column + start, endLine: range.line, endColumn: column + end };
}

function inBlock(
  lines: readonly string[],
  range: TextRange,
  value: string,
  start: number,
  end: number,
): TextRange {
  const own = lines.slice(range.line);
  const indent = /^ */.exec(own.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  const place = (offset: number): { line: number; column: number } => {
    const before = value.slice(0, offset).split('\n');
    return { line: range.line + before.length, column: indent + (before.at(-1) ?? '').length + 1 };
  };
  const [from, to] = [place(start), place(end)];
  const written = lines[from.line - 1]?.slice(indent);
  if (written !== value.split('\n')[from.line - range.line - 1]) return range;
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
