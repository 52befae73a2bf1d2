/** What a window over a long list shows, in order: items, and gaps that stand for those that are left out. */
export type Segment =
  | { kind: 'item'; index: number }
  /** `count` items from `index` on are left out. */
  | { kind: 'gap'; index: number; count: number };

/** The items with these indices, ascending, and the gaps before, between and after them in a list of `count`. */
export function windowSegments(indices: readonly number[], count: number): Segment[] {
  const segments: Segment[] = [];
  let next = 0;
  const skipTo = (index: number) => {
    if (index > next) segments.push({ kind: 'gap', index: next, count: index - next });
  };
  for (const index of indices) {
    skipTo(index);
    segments.push({ kind: 'item', index });
    next = index + 1;
  }
  skipTo(count);
  return segments;
}

/** The indices of a window with one more that stays, wherever the window is: the one with the focus. */
export function withKept(indices: readonly number[], kept: number, count: number): number[] {
  if (kept < 0 || kept >= count || indices.includes(kept)) return [...indices];
  return [...indices, kept].sort((a, b) => a - b);
}
