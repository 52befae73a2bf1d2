import { textChange } from '../../../core/project/text-change.ts';

/** Line numbers (from 1) of `after` that are new or differ from `before`, for the marks beside them. */
export function changedLines(before: string, after: string): { first: number; last: number } | null {
  const change = textChange(before, after);
  if (change === null) return null;
  let first = 1;
  for (let at = after.indexOf('\n'); at >= 0 && at < change.start; at = after.indexOf('\n', at + 1))
    first += 1;
  const last = first + Math.max(0, change.text.replace(/\n$/, '').split('\n').length - 1);
  return { first, last };
}
