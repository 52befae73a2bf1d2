import type { TextRange } from '../config/types.ts';

/** The range (lines and columns from 1) between two offsets of a text. */
export function rangeBetween(text: string, start: number, end: number): TextRange {
  return rangesIn(text)(start, end);
}

/** The same for many ranges of one text: its lines are counted once, and only if a range is asked for. */
export function rangesIn(text: string): (start: number, end: number) => TextRange {
  let starts: number[] | undefined;
  return (start, end) => {
    starts ??= lineStarts(text);
    const line = lineAt(starts, start);
    const endLine = lineAt(starts, end);
    const column = start - (starts[line - 1] ?? 0) + 1;
    return { line, column, endLine, endColumn: end - (starts[endLine - 1] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The number, from 1, of the line that holds an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
