import type { Breakpoint } from '../../core/debug/breakpoint.ts';
import { ExpressionTrouble, VisitExpression } from '../../core/debug/visit-expression.ts';
import { toClosure } from '../../core/expr/evaluate.ts';
import { bool } from '../../core/expr/types.ts';

/** For how many rows a condition is true, and for how many it has no value. */
export interface ConditionCount {
  hits: number;
  failed: number;
  of: number;
}

/** Over rows that were seen; null for a condition that speaks of no row, or not of rows only. */
export function countHits(
  text: string,
  at: Breakpoint['at'],
  rows: readonly unknown[],
): ConditionCount | null {
  if (rows.length === 0 || !/\brow\b/.test(text) || /\b(visit|batch)\b/.test(text)) return null;
  const condition = new VisitExpression({ text, at, expected: bool }, toClosure);
  const facts = { visit: { rows_in: rows.length, number: 1 }, batch: { number: 1 } };
  let [hits, failed] = [0, 0];
  for (let row = 0; row < rows.length; row += 1) {
    try {
      if (condition.valueAt({ rows, facts, param: () => '' }, row) === true) hits += 1;
    } catch (thrown) {
      if (!(thrown instanceof ExpressionTrouble)) throw thrown;
      if (thrown.row === undefined) return null;
      failed += 1;
    }
  }
  return { hits, failed, of: rows.length };
}
