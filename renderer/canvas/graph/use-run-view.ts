import { useShallow } from 'zustand/react/shallow';
import type { NodeFacts } from '../../../core/run/facts.ts';
import type { NodeOutcome } from '../../../core/run/node-outcome.ts';
import { wayOf } from '../../stores/canvas-store.ts';
import { atMoment, momentPlace } from '../../stores/run-moment.ts';
import { useCanvas, useLive, useOutcome, useRun } from '../../stores/use-scopes.tsx';
import {
  connectorCalls,
  edgeRows,
  jumpCount,
  type NodePhase,
  type NodeRun,
  nodePhase,
  nodeRun,
} from './run-view.ts';

/** Whether the graph shows a live run: then nothing on it is of a run of this window. */
export function useIsLive(): boolean {
  return useLive(({ isShown }) => isShown);
}

/** Rows that a place of a flow got in the live run that is shown; null where it says nothing of it. */
export function useLiveRows(flow: string, nodeId: string | null): number | null {
  return useLive(({ flows }) =>
    nodeId === null ? null : (flows.get(flow)?.places.get(nodeId)?.rowsIn ?? null),
  );
}

/** What the last run says of a node; the component is rendered again only when one of these values changes. */
export function useNodeRun(flow: string, nodeId: string): NodeRun {
  return useRun(useShallow((run) => nodeRun(atMoment(run), flow, nodeId)));
}

/** What the last run's outcome says of a node of the shown flow, that of the sample rows included; null for nothing. */
export function useNodeOutcome(nodeId: string): NodeOutcome | null {
  const isLive = useIsLive();
  return useOutcome(({ outcome }) => (isLive ? null : (outcome?.nodes[nodeId] ?? null)));
}

/** Whether what a node handed on is from before an edit. */
export function useIsStale(nodeId: string | null): boolean {
  const isLive = useIsLive();
  return useOutcome(({ outcome }) => !isLive && nodeId !== null && outcome?.nodes[nodeId]?.tone === 'stale');
}

/** How surely the followed row went from one node to another; undefined where it did not. */
export function useFollowed(flow: string, before: string | null, after: string | null) {
  return useCanvas(({ followed }) =>
    followed?.flow === flow ? followed.ways.get(wayOf(before, after)) : undefined,
  );
}

/** Whether the followed row likely went between a function and its connector. */
export function useIsStored(flow: string, nodeId: string): boolean {
  return useCanvas(({ followed }) => followed?.flow === flow && followed.links.has(nodeId));
}

/** Rows that a paused run gives to a node next; null when none wait for it. A call that is waited for may have none. */
export function useWaitingRows(nodeId: string | null): number | null {
  return useOutcome(({ facts }) => {
    if (!facts?.paused || nodeId === null) return null;
    const { side, rows, next } = facts.paused;
    if (side === 'after' && rows === 0) return null;
    return facts.nodes[next ?? -1]?.id === nodeId ? rows : null;
  });
}

/** How often a connector was called in the last run; null while no run says so. `missed`: somebody should have called it. */
export function useConnectorCalls(name: string): { calls: number | null; missed: boolean } {
  const isLive = useIsLive();
  const calls = useRun((run) => (isLive ? null : connectorCalls(atMoment(run), name)));
  const missed = useOutcome(
    ({ facts }) => !isLive && (facts?.nodes.some((node) => missedConnector(node) === name) ?? false),
  );
  return { calls, missed };
}

function missedConnector({ doubts }: NodeFacts): string | null {
  const doubt = doubts.find(({ kind }) => kind === 'not-called');
  return doubt?.kind === 'not-called' ? doubt.connector : null;
}

/** Whether the function itself was edited since the run. */
export function useIsEdited(fname: string): boolean {
  return useOutcome(
    ({ facts }) => facts?.edits.some(({ kind, name }) => kind !== 'connector' && name === fname) ?? false,
  );
}

/** Only its phase, which changes seldom while counters move. */
export function useNodePhase(flow: string, nodeId: string): NodePhase {
  const isLive = useIsLive();
  return useRun((run) => (isLive ? 'none' : nodePhase(atMoment(run), flow, nodeId)));
}

/** Whether the visit that is looked at, of the past of a run, was one of this place. */
export function useIsLookedAt(flow: string, nodeId: string): boolean {
  const isLive = useIsLive();
  return useRun((run) => !isLive && run.flow === flow && momentPlace(run) === nodeId);
}

export function useEdgeRows(flow: string, before: string | null, after: string | null): number | null {
  return useRun((run) => edgeRows(atMoment(run), flow, { before, after }));
}

/** Whether a run was here and no rows passed. */
export function useEdgeIsDry(flow: string, before: string | null, after: string | null): boolean {
  const isLive = useIsLive();
  return useRun((run) => !isLive && edgeRows(atMoment(run), flow, { before, after }) === 0);
}

export function useJumpCount(flow: string, from: string, to: string): number {
  const isLive = useIsLive();
  return useRun((run) => (isLive ? 0 : jumpCount(atMoment(run), flow, from, to)));
}
