import { alignRows } from './align-rows.ts';
import { canonicalJson } from './canonical-json.ts';

/** One line of the difference between what went into a function and what came out of it. */
export interface DifferenceRow {
  /** `changed`: the same row with other fields or values. */
  change: 'same' | 'changed' | 'added' | 'removed';
  /** The row's JSON on its way in; null when it was added. */
  before: string | null;
  /** The row's JSON on its way out; null when it was removed. */
  after: string | null;
}

/** The first rows of one side, in their order; all of them when there are `total`. */
export interface ComparedSide {
  rows: readonly string[];
  /** How many passed in all. */
  total: number;
}

export interface RowDifference {
  rows: DifferenceRow[];
  /** The field by which changed rows were recognized; null when it was their order, or none had to be. */
  key: string | null;
  counts: Record<DifferenceRow['change'], number>;
}

/**
 * How a function changed its rows. Equal rows are matched first, whatever the order of their keys; what is left over is
 * matched by a field that tells rows apart, or by order where as many came out as went in; the rest was removed or added.
 * Rows keep the order of the output; removed ones stand where they stood in the input.
 *
 * Where only the first rows of a side are known, nothing is claimed beyond the last match: a row without a partner may
 * have one further on.
 */
export function rowDifference(before: ComparedSide, after: ComparedSide): RowDifference {
  const { partners, key } = alignRows(before.rows.map(canonicalJson), after.rows.map(canonicalJson), {
    byOrder: before.total === after.total,
  });
  const lastMatched = {
    before: partners.reduce<number>((last, partner) => Math.max(last, partner ?? -1), -1),
    after: partners.findLastIndex((partner) => partner !== null),
  };
  const hasMatch = lastMatched.after >= 0;
  const knownBefore =
    isWhole(after) || !hasMatch ? before.rows : before.rows.slice(0, lastMatched.before + 1);
  const knownAfter = isWhole(before) || !hasMatch ? after.rows : after.rows.slice(0, lastMatched.after + 1);
  const rows = inOrder(knownBefore, knownAfter, partners);
  return { rows, key, counts: countChanges(rows) };
}

/** Whether all rows of this side are known. */
export function isWhole({ rows, total }: ComparedSide): boolean {
  return rows.length >= total;
}

function inOrder(
  before: readonly string[],
  after: readonly string[],
  partners: readonly (number | null)[],
): DifferenceRow[] {
  const met = new Set(partners.slice(0, after.length));
  const rows: DifferenceRow[] = [];
  let passed = 0;
  const removeUpTo = (end: number) => {
    for (; passed < end; passed += 1)
      if (!met.has(passed)) rows.push({ change: 'removed', before: before[passed] ?? null, after: null });
  };
  after.forEach((text, at) => {
    const partner = partners[at] ?? null;
    if (partner === null) {
      rows.push({ change: 'added', before: null, after: text });
      return;
    }
    removeUpTo(partner);
    const same = canonicalJson(before[partner] ?? '') === canonicalJson(text);
    rows.push({ change: same ? 'same' : 'changed', before: before[partner] ?? null, after: text });
  });
  removeUpTo(before.length);
  return rows;
}

function countChanges(rows: readonly DifferenceRow[]): RowDifference['counts'] {
  const counts = { same: 0, changed: 0, added: 0, removed: 0 };
  for (const { change } of rows) counts[change] += 1;
  return counts;
}
