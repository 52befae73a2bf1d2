import type { RunProgress } from '../../../core/contract/run-payloads.ts';

/** A place of the chain that was not visited yet. */
export function idleNode(fname: string, node: number): RunProgress['nodes'][number] {
  const zero = { visits: 0, rowsIn: 0, rowsOut: 0, durationMs: 0, errors: 0 };
  return { node, fname, ...zero, active: false, reasons: {}, jumps: {} };
}

/** What is known of a run before its engine first tells. */
export function emptyProgress(runId: string, flow: string): RunProgress {
  const zero = { batches: 0, rowsRead: 0, elapsedMs: 0, visitsDropped: 0, memoryBytes: 0 };
  return { runId, flow, ...zero, nodes: [], visits: [] };
}
