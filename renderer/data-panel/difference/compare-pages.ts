import type { JournalRows } from '../../../core/contract/host/runs.ts';
import { type ComparedSide, rowDifference } from './row-difference.ts';

/** The difference of two sides of a function, from the rows that were kept of them. */
export function comparePages(before: JournalRows, after: JournalRows) {
  const sides = { before: firstRows(before), after: firstRows(after) };
  return { ...rowDifference(sides.before, sides.after), sides };
}

/**
 * The rows that were kept without a gap. Beyond them a side is only a sample, taken on its own: rows of one side's sample
 * need not be in the other's, and comparing them would tell of differences that there are not.
 */
function firstRows({ rows, total }: JournalRows): ComparedSide {
  const [first = { index: 1 }] = rows;
  // Rows of a later batch begin further on.
  const gap = rows.findIndex(({ index }, at) => index !== first.index + at);
  return { rows: rows.slice(0, gap === -1 ? rows.length : gap).map(({ json }) => json), total };
}
