import { bool } from '../expr/types.ts';
import type { Breakpoint } from './breakpoint.ts';
import { type HitTest, readHits } from './hits.ts';
import { valueText } from './value-text.ts';
import { type Compile, ExpressionTrouble, VisitExpression, type VisitToTest } from './visit-expression.ts';

/** What a breakpoint asks for at a visit. */
export type BreakpointVerdict =
  | { readonly kind: 'pause'; readonly hit: number; readonly row: number | undefined }
  | { readonly kind: 'log'; readonly text: string; readonly hit: number }
  | { readonly kind: 'failed'; readonly field: 'when' | 'log'; readonly trouble: ExpressionTrouble }
  | { readonly kind: 'bad-hits' };

/** One breakpoint at one side of its place, with its count of hits. */
export interface BreakpointRule {
  /** Undefined when the visit is none of its concern. */
  judge(visit: VisitToTest): BreakpointVerdict | undefined;
}

/**
 * Hit = condition true; then counted; then log if there is a log, else pause. What can't be worked out is a verdict of its own:
 * a condition that fails is never taken for false.
 */
export function breakpointRule(breakpoint: Breakpoint, compile: Compile): BreakpointRule {
  const { at, when, log } = breakpoint;
  const condition =
    when.trim() === '' ? undefined : new VisitExpression({ text: when, at, expected: bool }, compile);
  const message = log.trim() === '' ? undefined : new VisitExpression({ text: log, at }, compile);
  const isDue: HitTest | undefined = readHits(breakpoint.hits);
  let hits = 0;

  return {
    judge(visit) {
      let row: number | undefined;
      try {
        row = condition?.find(visit);
      } catch (thrown) {
        return failed('when', thrown);
      }
      if (row === -1) return undefined;
      hits += 1;
      if (isDue === undefined) return { kind: 'bad-hits' };
      if (!isDue(hits)) return undefined;
      if (message === undefined) return { kind: 'pause', hit: hits, row };
      try {
        return { kind: 'log', text: valueText(message.valueAt(visit, row ?? 0)), hit: hits };
      } catch (thrown) {
        return failed('log', thrown);
      }
    },
  };
}

function failed(field: 'when' | 'log', thrown: unknown): BreakpointVerdict {
  if (thrown instanceof ExpressionTrouble) return { kind: 'failed', field, trouble: thrown };
  throw thrown;
}
