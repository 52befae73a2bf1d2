import { useShallow } from 'zustand/react/shallow';
import type { NodeId } from '../../core/project/chain.ts';
import type { SeenAt } from './run-store.ts';
import { seenAt } from './seen-at.ts';
import { useRun } from './use-scopes.tsx';

/** Where the rows of a place were last seen; the same object while it says the same. */
export function useSeen(place: { flow: string; nodeId: NodeId } | null): SeenAt | null {
  return useRun(useShallow((run) => (place === null ? null : seenAt(run, place.flow, place.nodeId))));
}
