/** A replaced span of a text, by offsets into the old one. */
export interface TextChange {
  start: number;
  end: number;
  text: string;
}

/** The one span in which two texts differ, so that an editor keeps its caret and scroll; null when they are equal. */
export function textChange(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** Line numbers (from 1) of `after` that are new or differ from `before`, for the marks beside them. */
export function changedLines(before: string, after: string): { first: number; last: number } | null {
  const change = textChange(before, after);
  if (change === null) return null;
  const first = after.slice(0, change.start).split('\n').length;
  const last = first + Math.max(0, change.text.replace(/\n$/, '').split('\n').length - 1);
  return { first, last };
}
