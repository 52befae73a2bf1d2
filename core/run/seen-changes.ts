import { type NodeId, placeOfNode, sourcePlace } from '../project/chain.ts';
import { type FlowChange, flowChanges, type RunBasis } from '../project/flow-changes.ts';

/** Rows that were seen going into a place of an earlier run, and what they stand on. */
export interface SeenRows {
  /** The place in that run's chain, and its id. */
  node: number;
  place: NodeId;
  /** What the run was started with; null where that is not known. */
  basis: RunBasis | null;
  /** Where its places went from: `jumps` by target place. */
  nodes: readonly { node: number; jumps: Readonly<Record<string, number>> }[];
  /** Where the rows were seen that the run itself began with; null for samples and pinned rows. */
  input: SeenRows | null;
}

/** The flow as it is now. */
interface Now {
  flow: string;
  ids: readonly NodeId[];
  basis: RunBasis;
}

/**
 * What has changed since rows were seen going into the place `at`, as far as they may be others now. `node` is the first place of
 * now whose results may be. A part that was run with rows of before stands on what those stood on, too; a jump takes a
 * change back to where it leads.
 */
export function changesBefore(seen: SeenRows, at: number, now: Now): FlowChange[] {
  const { input } = seen;
  const start = input === null ? -1 : placeOfNode(now.ids, input.place);
  const before = input === null || start < 0 ? [] : changesBefore(input, start, now);
  return [...before, ...ownChanges(seen, at, start, now)].flatMap((change) => reaching(change, seen, at));
}

/** What of the places that the run itself called, from `start` on, or all, has changed since. */
function ownChanges({ basis }: SeenRows, at: number, start: number, now: Now): FlowChange[] {
  if (basis === null) return [];
  const range = { ids: now.ids, start, at };
  const changes = flowChanges(now.flow, pinnedWithin(basis, range), pinnedWithin(now.basis, range));
  if (start < 0) return changes;
  return changes.flatMap((change) => {
    if (change.kind === 'pins') return [{ ...change, node: start }];
    if (change.kind === 'order') return [change];
    return change.node !== null && change.node >= start ? [change] : [];
  });
}

/** Of pinned rows only those count that go in up to `at`, and behind the place that the run began with. */
function pinnedWithin(
  basis: RunBasis,
  { ids, start, at }: { ids: readonly NodeId[]; start: number; at: number },
): RunBasis {
  const pinned = Object.entries(basis.rows.pinned).filter(([id]) => {
    const goesIn = placeOfNode(ids, id) + 1;
    return id === sourcePlace ? start < 0 : goesIn > Math.max(0, start) && goesIn <= at;
  });
  return { ...basis, rows: { ...basis.rows, pinned: Object.fromEntries(pinned) } };
}

/** A change where it comes to bear on the rows into `at`; none where it doesn't. */
function reaching(change: FlowChange, { node, nodes }: SeenRows, at: number): FlowChange[] {
  const from = change.node ?? 0;
  const first = jumpedBackTo(from, nodes, at);
  if (first < at) return [{ ...change, node: first }];
  // Other places stood before it then, or a jump led to it: what the one before it hands on is not what went in.
  const isOther = first === at && (first < from || (change.kind === 'order' && node !== at));
  return isOther ? [{ ...change, node: Math.max(0, at - 1) }] : [];
}

/** The first place up to `at` to which jumps led from a place on, or from where they led. */
function jumpedBackTo(from: number, nodes: SeenRows['nodes'], at: number): number {
  let first = from;
  for (;;) {
    const targets = nodes
      .filter(({ node }) => node >= first)
      .flatMap(({ jumps }) => Object.keys(jumps).map(Number))
      .filter((target) => target <= at);
    const lowest = Math.min(first, ...targets);
    if (lowest === first) return first;
    first = lowest;
  }
}
