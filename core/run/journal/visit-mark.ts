import type { VisitMark } from '../../contract/host/runs.ts';
import type { JournalVisit } from '../../contract/journal.ts';

/** What makes a visit one to look at, the worst first. */
export const visitKinds = ['error', 'stop', 'thrownAway', 'jump', 'reuse'] as const;
export type VisitKind = (typeof visitKinds)[number];

/** Bits of a mark; `kept`: some of its rows are. */
const bits: Readonly<Record<VisitKind | 'kept', number>> = {
  error: 1,
  stop: 2,
  thrownAway: 4,
  jump: 8,
  reuse: 16,
  kept: 32,
};

/** A visit as it stands on a timeline. */
export function markOf(visit: JournalVisit): VisitMark {
  const { batch, node, rowsIn, rowsOut, startMs, durationMs, nextNode, inputVisit } = visit;
  const kinds = kindsOf(visit).reduce((sum, kind) => sum + bits[kind], 0);
  const kept = visit.blockIn > 0 || visit.blockOut > 0 ? bits.kept : 0;
  return [visit.visit, batch, node, rowsIn, rowsOut, startMs, durationMs, kinds + kept, nextNode, inputVisit];
}

function kindsOf({ next, action, rowsIn, rowsCommitted }: JournalVisit): VisitKind[] {
  const kinds: VisitKind[] = [];
  if (next === 'error') kinds.push('error');
  if (next === 'no-rows' || next === 'abort') kinds.push('stop');
  if (next === 'jump') kinds.push('jump');
  if (action.dataReuse && next !== 'error') kinds.push('reuse');
  if (next !== 'error' && throwsAway(action, rowsIn, rowsCommitted)) kinds.push('thrownAway');
  return kinds;
}

/** Whether an action kept committed rows, or reused ones, from every function (traps 1 and 6). */
function throwsAway(action: JournalVisit['action'], rowsIn: number, rowsCommitted: number): boolean {
  if (action.dataReuse) return rowsIn > 0 && (rowsCommitted > 0 || action.forceEntryNext);
  return rowsCommitted > 0 && (action.forceEntryNext || action.abort);
}

/** Whether a visit is of a kind. */
export function isOfKind([, , , , , , , marked]: VisitMark, kind: VisitKind | 'kept'): boolean {
  return (marked & bits[kind]) !== 0;
}

/** The worst that is to be said of a visit; null for one like any other. */
export function worstKind(mark: VisitMark): VisitKind | null {
  return visitKinds.find((kind) => isOfKind(mark, kind)) ?? null;
}
