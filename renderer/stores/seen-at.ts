import type { RunProgress } from '../../core/contract/run-payloads.ts';
import { type NodeId, placeOfNode } from '../../core/project/chain.ts';
import type { RunState, SeenAt } from './run-store.ts';

export function seenKey(flow: string, nodeId: NodeId): string {
  return `${flow}\n${nodeId}`;
}

/** What has been seen, with the places that a run which has just ended has called. */
export function withSeen(
  run: Pick<RunState, 'runId' | 'flow' | 'nodeIds' | 'alone' | 'seen' | 'basis' | 'input'>,
  progress: RunProgress,
): ReadonlyMap<string, SeenAt> {
  const { runId, flow, nodeIds, alone, seen, basis } = run;
  if (runId === null || flow === null) return seen;
  const input = inputOf(run.input);
  const now = new Map(seen);
  for (const counters of progress.nodes) {
    const id = nodeIds[counters.node];
    if (id === undefined || counters.visits === 0) continue;
    now.set(seenKey(flow, id), {
      ...countsOf(counters),
      runId,
      place: id,
      at: Date.now(),
      alone: alone !== null,
      basis,
      nodes: progress.nodes,
      input,
    });
  }
  return now;
}

/** Where the rows of a place were last seen: in the run that goes on or was the last, else in one before it. */
export function seenAt(run: RunState, flow: string, nodeId: NodeId): SeenAt | null {
  const { runId, progress, nodeIds, alone, basis, input, endedAt } = run;
  const counters = run.flow === flow ? progress?.nodes[placeOfNode(nodeIds, nodeId)] : undefined;
  const before = run.seen.get(seenKey(flow, nodeId));
  if (runId === null || !progress || counters === undefined || counters.visits === 0) return before ?? null;
  if (before?.runId === runId) return before;
  const ofRun = { runId, alone: alone !== null, basis, nodes: progress.nodes, input };
  return { ...countsOf(counters), ...ofRun, place: nodeId, at: endedAt };
}

/** Rows that went once more into the place at which they were seen stand on what they stood on then. */
function inputOf(input: SeenAt | null): SeenAt | null {
  return input?.input?.place === input?.place ? (input?.input ?? null) : input;
}

function countsOf({ node, rowsIn, rowsOut, last }: RunProgress['nodes'][number]) {
  return { node, rowsIn, rowsOut, failed: last === 'error' };
}
