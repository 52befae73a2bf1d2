import type { NextStep, RowFate } from '../../core/builtins/preview.ts';
import type { Preview } from './preview-rows.ts';

export type FateState = RowFate['state'];
export type FateCounts = Readonly<Record<FateState, number>>;

/** A line of the rows beside a form: rows are counted from 0 over all batches, batches from 1. */
export type ShownLine =
  | { readonly kind: 'row'; readonly index: number }
  | {
      readonly kind: 'batch';
      readonly number: number;
      readonly rows: number;
      readonly counts: FateCounts;
      /** Where it goes on another way than with rows. */
      readonly way: NextStep | undefined;
    }
  /** Rows that are alike, from `from` to before `to`. */
  | { readonly kind: 'fold'; readonly from: number; readonly to: number; readonly counts: FateCounts };

/** Lines at most, so that any number of rows is drawn at once. */
const mostLines = 300;
/** Rows at the head of the first batch, and of each other, that are shown whatever became of them. */
const firstRows = { first: 20, later: 3 };

/**
 * What is shown of the rows: the first of each batch, and those that do not go on with their neighbours; others are folded, with
 * their counts. `only` shows the rows that became that, and no others.
 */
export function shownLines(
  { fates, ways = [] }: Pick<Preview, 'fates'> & Partial<Pick<Preview, 'ways'>>,
  batchSizes: readonly number[],
  only: FateState | null = null,
): readonly ShownLine[] {
  if (only !== null) return onlyLines(fates, only);
  const lines: ShownLine[] = [];
  let start = 0;
  for (const [index, size] of batchSizes.entries()) {
    if (lines.length >= mostLines) break;
    const end = Math.min(start + size, fates.length);
    const way = ways[index];
    const isOther = way !== undefined && way.kind !== 'rows' && way.kind !== 'reuse';
    if (batchSizes.length > 1 || isOther) {
      const counts = countsOf(fates, start, end);
      lines.push({ kind: 'batch', number: index + 1, rows: size, counts, way: isOther ? way : undefined });
    }
    start = addBatch(lines, fates, start, end, index === 0 ? firstRows.first : firstRows.later);
  }
  addFold(lines, fates, start, fates.length);
  return lines;
}

/** Adds the lines of a batch, and gives the row at which they end. */
function addBatch(
  lines: ShownLine[],
  fates: readonly RowFate[],
  start: number,
  end: number,
  head: number,
): number {
  let folded = start;
  for (let index = start; index < end; index += 1) {
    if (index >= start + head && !isNearOther(fates, index, start, end)) continue;
    if (lines.length >= mostLines) return folded;
    // A fold of one row takes as much room as the row.
    if (index - folded === 1) lines.push({ kind: 'row', index: folded });
    else addFold(lines, fates, folded, index);
    lines.push({ kind: 'row', index });
    folded = index + 1;
  }
  addFold(lines, fates, folded, end);
  return end;
}

function isNearOther(fates: readonly RowFate[], index: number, start: number, end: number): boolean {
  for (let near = Math.max(start, index - 1); near <= Math.min(end - 1, index + 1); near += 1)
    if (fates[near]?.state !== 'kept') return true;
  return false;
}

function addFold(lines: ShownLine[], fates: readonly RowFate[], from: number, to: number): void {
  if (to > from) lines.push({ kind: 'fold', from, to, counts: countsOf(fates, from, to) });
}

function onlyLines(fates: readonly RowFate[], only: FateState): readonly ShownLine[] {
  const found = [...fates.entries()].filter(([, { state }]) => state === only).map(([index]) => index);
  const lines: ShownLine[] = found.slice(0, mostLines).map((index) => ({ kind: 'row', index }));
  const next = found[mostLines];
  if (next !== undefined) addFold(lines, fates, next, fates.length);
  return lines;
}

function countsOf(fates: readonly RowFate[], from: number, to: number): FateCounts {
  const counts = { kept: 0, dropped: 0, failed: 0 };
  for (let index = from; index < to; index += 1) counts[fates[index]?.state ?? 'kept'] += 1;
  return counts;
}
