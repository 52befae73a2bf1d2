import type { Continuation } from '../../../core/contract/resume-payload.ts';
import type { RunWish } from '../../stores/run-session.ts';

export type Possible = Extract<Continuation, { kind: 'can' }>;

/** What is wished of a run that goes on from a visit of an earlier one: the rows that one was run without are left out again. */
export function continueWish(runId: string, found: Possible, alone: number | null): RunWish {
  const { batchSize, source, rows, visit } = found;
  return {
    // Its flow may go on in a run that is not shown: that one is left alone.
    beside: true,
    options: { batchSize, ...(alone !== null && { alone }) },
    ...(source?.withoutRow !== undefined && { withoutRow: source.withoutRow }),
    continues: { runId, visit, rows, source: source?.rows ?? null },
  };
}

/** The row of its file that a run reads next, from 1. */
export function nextRow({ rows, withoutRow }: NonNullable<Possible['source']>): number {
  const next = rows + 1;
  return withoutRow !== undefined && withoutRow <= next ? next + 1 : next;
}
