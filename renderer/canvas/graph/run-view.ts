import type { NodeCounters, RunProgress } from '../../../core/contract/run-payloads.ts';
import type { RunState } from '../../stores/run-store.ts';

export type NodePhase =
  | 'none'
  | 'waiting'
  | 'paused'
  | 'running'
  | 'done'
  | 'stopped'
  | 'aborted'
  | 'failed'
  | 'unreached';

/** What a run says about one place of the chain; plain values, so that equal views are rendered once. */
export interface NodeRun {
  phase: NodePhase;
  rowsIn: number;
  rowsOut: number;
  durationMs: number;
  visits: number;
  errors: number;
  /** Visits that ended the batch for want of rows, and by abort. */
  stops: number;
  aborts: number;
  reuses: number;
  jumps: number;
  /** Visits that got no rows because one did not decode. */
  undecoded: number;
  /** Place of the chain most jumped to; -1 for none. */
  jumpTo: number;
}

const nothing: NodeRun = {
  phase: 'none',
  rowsIn: 0,
  rowsOut: 0,
  durationMs: 0,
  visits: 0,
  errors: 0,
  stops: 0,
  aborts: 0,
  reuses: 0,
  jumps: 0,
  undecoded: 0,
  jumpTo: -1,
};

/** The run's view of a node id of a flow; nothing when the last run was of another flow or the node is newer than it. */
export function nodeRun(run: RunState, flow: string, nodeId: string): NodeRun {
  const place = placeInRun(run, flow, nodeId);
  if (place === -1 || run.phase === 'idle') return nothing;
  const counters = countersAt(run.progress, place);
  const phase = phaseAt(run, counters, place);
  if (!counters || counters.visits === 0) return { ...nothing, phase };
  const jumps = Object.entries(counters.jumps);
  const [mostTo] = jumps.toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return {
    phase,
    rowsIn: counters.rowsIn,
    rowsOut: counters.rowsOut,
    durationMs: counters.durationMs,
    visits: counters.visits,
    errors: counters.errors,
    stops: counters.reasons['no-rows'] ?? 0,
    aborts: counters.reasons.abort ?? 0,
    reuses: counters.reasons.reuse ?? 0,
    jumps: jumps.reduce((sum, [, count]) => sum + count, 0),
    undecoded: counters.undecoded?.visits ?? 0,
    jumpTo: mostTo === undefined ? -1 : Number(mostTo),
  };
}

/** Only its phase, for what shows no counts. */
export function nodePhase(run: RunState, flow: string, nodeId: string): NodePhase {
  const place = placeInRun(run, flow, nodeId);
  if (place === -1 || run.phase === 'idle') return 'none';
  return phaseAt(run, countersAt(run.progress, place), place);
}

function phaseAt(run: RunState, counters: NodeCounters | undefined, place: number): NodePhase {
  if (counters && counters.visits > 0) return visitedPhase(run, counters, place);
  if (isPausedAt(run, place)) return 'paused';
  return counters?.active === true && run.phase !== 'finished' ? 'running' : unvisitedPhase(run);
}

/** A disabled or failed start leaves no progress: then nothing was reached, and nothing says why on the nodes. */
function unvisitedPhase({ phase, progress }: RunState): NodePhase {
  if (phase !== 'finished') return 'waiting';
  return progress === null ? 'none' : 'unreached';
}

function visitedPhase(run: RunState, { active, last }: NodeCounters, place: number): NodePhase {
  const isOver = run.phase === 'finished';
  if (isPausedAt(run, place)) return 'paused';
  if (active && !isOver) return 'running';
  if (last === 'error') return 'failed';
  if (last === 'no-rows') return 'stopped';
  if (last === 'abort') return 'aborted';
  return 'done';
}

function isPausedAt({ phase, pausedAt }: RunState, place: number): boolean {
  return phase === 'paused' && pausedAt?.node === place;
}

/** Rows that passed the edge into a node (or, after the last node, out of it); null while a run says nothing about it. */
export function edgeRows(
  run: RunState,
  flow: string,
  { before, after }: { before: string | null; after: string | null },
): number | null {
  if (run.flow !== flow || run.progress === null) return null;
  if (before === null && after === null) return run.progress.rowsRead;
  const into = after === null ? undefined : countersAt(run.progress, placeInRun(run, flow, after));
  if (before === null) return into?.rowsIn ?? run.progress.rowsRead;
  const out = countersAt(run.progress, placeInRun(run, flow, before));
  if (after === null) return out && out.visits > 0 ? out.rowsOut : null;
  if (placeInRun(run, flow, after) === -1 || placeInRun(run, flow, before) === -1) return null;
  if (into && into.visits > 0) return into.rowsIn;
  return out && out.visits > 0 ? 0 : null;
}

/** Calls of a connector by the functions that had it when the run began; null when the run says nothing of it. */
export function connectorCalls({ progress, basis }: RunState, name: string): number | null {
  const told = progress?.nodes.flatMap(({ fname, connectorCalls: calls }) =>
    calls !== undefined && basis?.model.func(fname)?.config.option.cname === name ? [calls] : [],
  );
  return told === undefined || told.length === 0 ? null : told.reduce((sum, calls) => sum + calls, 0);
}

/** How often a jump was made; 0 when the run says nothing of it. */
export function jumpCount(run: RunState, flow: string, from: string, to: string): number {
  const counters = countersAt(run.progress, placeInRun(run, flow, from));
  return counters?.jumps[String(placeInRun(run, flow, to))] ?? 0;
}

/** The jumps that the last run of a flow made, as `from>to` places; the same text while no new pair appears. */
export function runJumps(run: RunState, flow: string): string {
  if (run.flow !== flow || run.progress === null) return '';
  const pairs = run.progress.nodes.flatMap(({ node, jumps }) =>
    Object.keys(jumps).map((target) => `${node}>${target}`),
  );
  return pairs.sort().join(' ');
}

const placesByRun = new WeakMap<readonly string[], Map<string, number>>();

function placeInRun({ flow: runFlow, nodeIds }: RunState, flow: string, nodeId: string): number {
  if (runFlow !== flow) return -1;
  let places = placesByRun.get(nodeIds);
  if (!places) {
    places = new Map(nodeIds.map((id, index) => [id, index]));
    placesByRun.set(nodeIds, places);
  }
  return places.get(nodeId) ?? -1;
}

const byPlace = new WeakMap<RunProgress, Map<number, NodeCounters>>();

function countersAt(progress: RunProgress | null, place: number): NodeCounters | undefined {
  if (progress === null) return undefined;
  let counters = byPlace.get(progress);
  if (!counters) {
    counters = new Map(progress.nodes.map((node) => [node.node, node]));
    byPlace.set(progress, counters);
  }
  return counters.get(place);
}
