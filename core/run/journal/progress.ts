import type { JournalState } from '../../contract/journal-state.ts';
import type { NodeCounters, RunFinished, RunProgress } from '../../contract/run-payloads.ts';

/** A run's counters at a state of its journal. */
export function progressOf(state: JournalState): RunProgress {
  const { started, batches, rowsRead, elapsedMs, memoryBytes } = state;
  return {
    runId: started?.runId ?? '',
    flow: started?.flow ?? '',
    ...{ batches, rowsRead, elapsedMs, memoryBytes },
    nodes: countersOf(state),
  };
}

function countersOf({ started, tally, active, ended, errorLane }: JournalState): NodeCounters[] {
  return (started?.chain ?? []).map(({ fname }, node): NodeCounters => {
    const found = ended?.found.find((one) => one.node === node);
    return {
      visits: 0,
      rowsIn: 0,
      rowsOut: 0,
      durationMs: 0,
      errors: 0,
      reasons: {},
      jumps: {},
      ...tally.nodes[node],
      node,
      fname,
      active: active?.node === node,
      ...(found?.odd && { odd: found.odd }),
      ...(found?.doubled !== undefined && { doubled: found.doubled }),
      ...(found?.unkeyed && { unkeyed: found.unkeyed }),
      ...(errorLane.places[node] !== undefined && { failedRows: errorLane.places[node] }),
    };
  });
}

/** How a run ended, with its counters; null while it goes on. */
export function finishedOf(state: JournalState): RunFinished | null {
  if (!state.ended) return null;
  const { kind: _kind, elapsedMs: _elapsed, memoryBytes: _memory, found: _found, ...end } = state.ended;
  const progress = progressOf(state);
  return { ...end, runId: progress.runId, progress };
}
