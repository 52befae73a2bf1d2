/** How a function changed its rows: equal rows are matched in order; what is left over was removed or added. */
export interface DifferenceRow {
  change: 'same' | 'added' | 'removed';
  json: string;
}

/**
 * The difference between the rows that went in and those that came out, as JSON texts. Rows that stand on both sides
 * keep the order of the output; removed ones come where they stood in the input. Linear in the number of rows.
 */
export function rowDifference(before: readonly string[], after: readonly string[]): DifferenceRow[] {
  const left = new Map<string, number>();
  for (const json of after) left.set(json, (left.get(json) ?? 0) + 1);
  const removed = before.filter((json) => {
    const count = left.get(json) ?? 0;
    if (count > 0) left.set(json, count - 1);
    return count === 0;
  });
  const had = new Map<string, number>();
  for (const json of before) had.set(json, (had.get(json) ?? 0) + 1);
  const outcome = after.map((json): DifferenceRow => {
    const count = had.get(json) ?? 0;
    had.set(json, count - 1);
    return { change: count > 0 ? 'same' : 'added', json };
  });
  return [...removed.map((json): DifferenceRow => ({ change: 'removed', json })), ...outcome];
}
