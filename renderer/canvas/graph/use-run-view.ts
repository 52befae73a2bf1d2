import { useShallow } from 'zustand/react/shallow';
import { useRun } from '../../stores/use-scopes.tsx';
import { edgeRows, jumpCount, type NodePhase, type NodeRun, nodePhase, nodeRun } from './run-view.ts';

/** What the last run says of a node; the component is rendered again only when one of these values changes. */
export function useNodeRun(flow: string, nodeId: string): NodeRun {
  return useRun(useShallow((run) => nodeRun(run, flow, nodeId)));
}

/** Only its phase, which changes seldom while counters move. */
export function useNodePhase(flow: string, nodeId: string): NodePhase {
  return useRun((run) => nodePhase(run, flow, nodeId));
}

export function useEdgeRows(flow: string, before: string | null, after: string | null): number | null {
  return useRun((run) => edgeRows(run, flow, { before, after }));
}

/** Whether a run was here and no rows passed. */
export function useEdgeIsDry(flow: string, before: string | null, after: string | null): boolean {
  return useRun((run) => edgeRows(run, flow, { before, after }) === 0);
}

export function useJumpCount(flow: string, from: string, to: string): number {
  return useRun((run) => jumpCount(run, flow, from, to));
}
