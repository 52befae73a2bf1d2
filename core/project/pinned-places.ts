import { type NodeId, placeOfNode, sourcePlace } from './chain.ts';

/** Rows that stand in for what a place of the chain would get. */
export interface PinnedInput {
  /** Place in the chain, from 0. */
  node: number;
  /** Each as JSON text. */
  rows: string[];
}

/** What the rows pinned on outputs mean for a run: they go into the place that follows. Behind the last one nothing does. */
export function pinnedInputs(
  ids: readonly NodeId[],
  pinned: Readonly<Record<string, readonly string[]>>,
): PinnedInput[] {
  return Object.entries(pinned)
    .flatMap(([id, rows]): PinnedInput[] => {
      const node = id === sourcePlace ? 0 : placeOfNode(ids, id) + 1;
      const isThere = id === sourcePlace ? ids.length > 0 : node > 0 && node < ids.length;
      return isThere ? [{ node, rows: [...rows] }] : [];
    })
    .toSorted((a, b) => a.node - b.node);
}
