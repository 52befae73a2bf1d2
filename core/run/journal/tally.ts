import type { JournalVisit } from '../../contract/journal.ts';
import type { DiscardingAction, NodeTotals } from '../../contract/run-payloads.ts';

/** What a visit's totals are made of. */
export type VisitFacts = Pick<
  JournalVisit,
  | 'batch'
  | 'node'
  | 'rowsIn'
  | 'rowsCommitted'
  | 'rowsOut'
  | 'durationMs'
  | 'action'
  | 'next'
  | 'nextNode'
  | 'connectorCalls'
  | 'decodeError'
>;

/**
 * Totals of a run's visits, by place. The engine and the reducer add visits up by the same functions: the engine a few additions a
 * visit in place, the reducer on a copy.
 */
export interface RunTally {
  nodes: NodeTotals[];
  /** The batch of each place's last visit. */
  lastBatch: number[];
  /** Rows that a jump left behind at each place: a later visit of the batch may still read them. */
  leftBehind: number[];
}

/** The totals of a chain that nothing has visited. */
export function emptyTally(chain: readonly { connector: string | null }[]): RunTally {
  return {
    nodes: chain.map(({ connector }) => ({
      ...{ visits: 0, rowsIn: 0, rowsOut: 0, durationMs: 0, errors: 0, reasons: {}, jumps: {} },
      ...(connector !== null && { connectorCalls: 0 }),
    })),
    lastBatch: chain.map(() => 0),
    leftBehind: chain.map(() => 0),
  };
}

/** A copy in which the totals of one place may be changed, or of all. */
export function copyTally(tally: RunTally, node?: number): RunTally {
  return {
    nodes: tally.nodes.map((totals, place) =>
      node === undefined || place === node ? copyTotals(totals) : totals,
    ),
    lastBatch: [...tally.lastBatch],
    leftBehind: [...tally.leftBehind],
  };
}

function copyTotals(totals: NodeTotals): NodeTotals {
  const { reasons, jumps, discarded, undecoded } = totals;
  return {
    ...totals,
    reasons: { ...reasons },
    jumps: { ...jumps },
    ...(discarded && { discarded: { ...discarded } }),
    ...(undecoded && { undecoded: { ...undecoded } }),
  };
}

/** Adds a visit that has ended, in place. */
export function addVisit(tally: RunTally, visit: VisitFacts): void {
  const { node, batch, next, nextNode } = visit;
  const totals = tally.nodes[node];
  if (!totals) return;
  readLeftBehind(tally, node);
  totals.visits++;
  totals.rowsIn += visit.rowsIn;
  totals.rowsOut += visit.rowsOut;
  totals.durationMs += visit.durationMs;
  if (totals.connectorCalls !== undefined) totals.connectorCalls += visit.connectorCalls;
  totals.visitsInBatch = tally.lastBatch[node] === batch ? (totals.visitsInBatch ?? 0) + 1 : 1;
  tally.lastBatch[node] = batch;
  totals.last = next;
  totals.reasons[next] = (totals.reasons[next] ?? 0) + 1;
  if (next === 'error') totals.errors++;
  if (next === 'jump' && nextNode >= 0) totals.jumps[nextNode] = (totals.jumps[nextNode] ?? 0) + 1;
  if (visit.decodeError) {
    totals.undecoded ??= { visits: 0, batch, error: visit.decodeError };
    totals.undecoded.visits++;
  }
  addDiscarded(tally, visit);
}

/** A visit reads what the place before it handed on. */
function readLeftBehind(tally: RunTally, node: number): void {
  if (node > 0) tally.leftBehind[node - 1] = 0;
}

/** Which committed rows no function will read, since an action threw them away (traps 1 and 6). */
function addDiscarded(tally: RunTally, visit: VisitFacts): void {
  const { node, action, rowsCommitted, rowsIn, next, nextNode } = visit;
  if (rowsCommitted > 0) loseLeftBehind(tally, node);
  // The last function's rows go nowhere in any case.
  if (next === 'error' || node === tally.nodes.length - 1) return;
  if (action.dataReuse) {
    // Without rows to reuse, what was committed stays in the buffer (trap 4).
    if (rowsIn === 0) return;
    discard(tally, node, 'DataReuse', rowsCommitted);
    if (action.forceEntryNext) discard(tally, node, 'ForceEntryNext', rowsIn);
    return;
  }
  if (rowsCommitted === 0) return;
  if (action.forceEntryNext) discard(tally, node, 'ForceEntryNext', rowsCommitted);
  else if (action.abort) discard(tally, node, 'Abort', rowsCommitted);
  else if (action.jumpFunc !== '' && nextNode !== node + 1) tally.leftBehind[node] = rowsCommitted;
}

function discard(tally: RunTally, node: number, action: DiscardingAction, rows: number): void {
  const totals = tally.nodes[node];
  if (!totals || rows === 0) return;
  totals.discarded ??= {};
  totals.discarded[action] = (totals.discarded[action] ?? 0) + rows;
}

function loseLeftBehind(tally: RunTally, node: number): void {
  discard(tally, node, 'JumpFunc', tally.leftBehind[node] ?? 0);
  tally.leftBehind[node] = 0;
}

/** A batch is over, in place. Rows of a batch that failed are another matter. */
export function endBatch(tally: RunTally, failed: boolean): void {
  for (let node = 0; node < tally.nodes.length; node++) {
    if (tally.leftBehind[node] === 0) continue;
    if (failed) tally.leftBehind[node] = 0;
    else loseLeftBehind(tally, node);
  }
}

/** Whether rows wait that a jump left behind. */
export function isAnyLeftBehind({ leftBehind }: RunTally): boolean {
  return leftBehind.some((rows) => rows > 0);
}
