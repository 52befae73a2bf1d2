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
  const start = commonStart(before, after, shorter);
  const tail = commonEnd(before, after, shorter - start);
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** Characters compared at once: sample rows are texts of megabytes, and this is asked at every key. */
const block = 4096;

function commonStart(before: string, after: string, longest: number): number {
  let start = 0;
  while (start + block <= longest && before.slice(start, start + block) === after.slice(start, start + block))
    start += block;
  while (start < longest && before[start] === after[start]) start += 1;
  return start;
}

function commonEnd(before: string, after: string, longest: number): number {
  const same = (tail: number, size: number) =>
    before.slice(before.length - tail - size, before.length - tail) ===
    after.slice(after.length - tail - size, after.length - tail);
  let tail = 0;
  while (tail + block <= longest && same(tail, block)) tail += block;
  while (tail < longest && same(tail, 1)) tail += 1;
  return tail;
}
