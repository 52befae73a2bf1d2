import type { JournalVisit } from '../contract/journal.ts';
import {
  discardingActions,
  type NodeCounters,
  type RunFinished,
  type RunProgress,
} from '../contract/run-payloads.ts';
import type { ReceivedError } from '../errors/coded-error.ts';
import type { Doubt, NodeFacts, PausedFacts, RunEdit, RunEnd, RunFacts } from './facts.ts';

/** A place of the chain as the project has it. */
export type ChainPlace = Pick<
  NodeFacts,
  'id' | 'fname' | 'mode' | 'connector' | 'codeFile' | 'connectorFile'
>;

/** What is read of a visit that may have failed. */
type LastVisit = Pick<JournalVisit, 'next' | 'error' | 'node' | 'threwAt' | 'rowsIn'>;

/** What is known of a run, by those who heard its events. */
export interface HeardRun {
  flow: string;
  phase: RunFacts['phase'];
  /** The chain when the run began; of a flow that has not run, as it is now. */
  chain: readonly ChainPlace[];
  totalRows: number | null;
  progress: RunProgress | null;
  finished: RunFinished | null;
  /** Why it could not begin: its code or files did not load. */
  refused?: ReceivedError | null;
  pausedAt?: PausedFacts | null;
  /** What the visit failed with that it waits after. */
  pausedAtError?: ReceivedError | null;
  /** The last visit of a moment of its past that is looked at: where it failed, that is told though the run had not ended yet. */
  lastVisit?: LastVisit | null;
  /** When it ended, in milliseconds since the epoch. */
  endedAt?: number | null;
  alone?: number | null;
  edits?: readonly RunEdit[];
}

/** The facts of a run, from what it sent. */
export function runFacts(run: HeardRun): RunFacts {
  const progress = run.finished?.progress ?? run.progress;
  const batches = progress?.batches ?? 0;
  const counters = new Map(progress?.nodes.map((one) => [one.node, one]));
  return {
    flow: run.flow,
    phase: run.phase,
    totalRows: run.totalRows,
    rowsRead: progress?.rowsRead ?? 0,
    batches,
    elapsedMs: progress?.elapsedMs ?? 0,
    nodes: run.chain.map((place, node) => nodeFacts(place, counters.get(node), batches)),
    paused: run.pausedAt ?? null,
    end: endOf(run),
    failedRows: run.finished?.errorLane?.rows ?? 0,
    alone: run.alone ?? null,
    edits: run.edits ?? [],
  };
}

function endOf(run: HeardRun): RunEnd | null {
  const { phase, finished, refused, endedAt } = run;
  if (phase !== 'ended') return failureSoFar(run);
  const at = endedAt ?? null;
  if (finished && !isCutOff(finished)) {
    const { status, stoppedBecause, node, error, row } = finished;
    return { status, stoppedBecause, node: node ?? null, error: error ?? null, at, row: row ?? null };
  }
  if (!refused) return null;
  return { status: 'error', stoppedBecause: 'error', node: null, error: refused, at, row: null };
}

/** The failure of the visit that a run waits after, or of the last one of the moment that is looked at. */
function failureSoFar({ lastVisit, progress, pausedAt, pausedAtError }: HeardRun): RunEnd | null {
  if (lastVisit) return failureAt(lastVisit, progress);
  if (!pausedAt || !pausedAtError) return null;
  const { node } = pausedAt;
  return { status: 'error', stoppedBecause: 'error', node, error: pausedAtError, at: null, row: null };
}

/** The failure that a visit was, as the run's end told it right after; null where it was none. */
function failureAt(
  { next, error, node, threwAt, rowsIn }: LastVisit,
  progress: RunProgress | null,
): RunEnd | null {
  if (next !== 'error' || error === undefined) return null;
  // Of all the rows that went in there, as the end counts it.
  const before = (progress?.nodes.find((one) => one.node === node)?.rowsIn ?? rowsIn) - rowsIn;
  const row = threwAt > 0 ? before + threwAt - 1 : null;
  return { status: 'error', stoppedBecause: 'error', node, error, at: null, row };
}

/** A journal without an end is listed as a crash that nothing is known of. */
function isCutOff({ status, error }: RunFinished): boolean {
  return status === 'crashed' && error === undefined;
}

function nodeFacts(place: ChainPlace, counters: NodeCounters | undefined, batches: number): NodeFacts {
  return {
    ...place,
    visits: counters?.visits ?? 0,
    rowsIn: counters?.rowsIn ?? 0,
    rowsOut: counters?.rowsOut ?? 0,
    durationMs: counters?.durationMs ?? 0,
    stops: counters?.reasons['no-rows'] ?? 0,
    aborts: counters?.reasons.abort ?? 0,
    jumps: counters?.jumps ?? {},
    visitsInBatch: counters?.visitsInBatch ?? 0,
    doubts:
      counters && counters.visits + (counters.failedRows ?? 0) > 0 ? doubtsOf(place, counters, batches) : [],
  };
}

function doubtsOf({ mode, connector }: ChainPlace, counters: NodeCounters, batches: number): Doubt[] {
  const { undecoded, discarded = {}, odd, doubled, unkeyed, rowsOut, reasons, failedRows } = counters;
  const doubts: Doubt[] = [];
  if (failedRows) doubts.push({ kind: 'failed-rows', rows: failedRows });
  if (undecoded) doubts.push({ kind: 'undecoded', visits: undecoded.visits, error: undecoded.error });
  if (connector !== null && neverCalled(mode, counters)) doubts.push({ kind: 'not-called', connector });
  for (const action of discardingActions) {
    const rows = discarded[action] ?? 0;
    if (rows > 0) doubts.push({ kind: 'thrown-away', action, rows });
  }
  for (const lost of odd?.lost ?? []) doubts.push({ kind: 'lost-field', ...lost, total: rowsOut });
  if (connector !== null && doubled) doubts.push({ kind: 'doubled', connector, rows: doubled });
  if (connector !== null && unkeyed) doubts.push({ kind: 'unkeyed', connector, ...unkeyed });
  if (odd?.perBatch) doubts.push({ kind: 'once-per-batch', ...odd.perBatch });
  const stops = reasons['no-rows'] ?? 0;
  if (stops > 0) doubts.push({ kind: 'no-rows', batches: stops, of: Math.max(batches, stops) });
  return doubts;
}

/** Whether a Save that had rows to save, or a Load, went without its connector. */
function neverCalled(mode: string, { connectorCalls, visits, rowsIn, undecoded }: NodeCounters): boolean {
  if (connectorCalls !== 0 || (undecoded && undecoded.visits === visits)) return false;
  return mode === 'Load' || (mode === 'Save' && rowsIn > 0);
}
