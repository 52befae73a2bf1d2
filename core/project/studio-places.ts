import { nodeIdsOf, placeBefore, placeOfNode } from './chain.ts';
import { followPlaces } from './followed-places.ts';

/** What a flow's part of studio.json keeps by place. */
interface KeptByPlace {
  breakpoints: Record<string, unknown>;
  pinned: Record<string, string[]>;
  rowTypes: Record<string, unknown>;
  pinnedInput?: Record<string, string[]> | undefined;
  chain: string[];
}

/** Breakpoints, pinned rows and types of rows at the places of the chain as it is now; the same object when they are there already. */
export function followedFlow<Flow extends KeptByPlace>(flow: Flow, chain: readonly string[]): Flow {
  return withoutInputPins(inNewChain(flow, chain), chain);
}

function inNewChain<Flow extends KeptByPlace>(flow: Flow, chain: readonly string[]): Flow {
  const kept = [flow.breakpoints, flow.pinned, flow.rowTypes].some((one) => Object.keys(one).length > 0);
  if (!kept || flow.chain.length === 0 || isSame(flow.chain, chain)) return flow;
  const places = followPlaces(flow.chain, chain);
  const there = new Set<string>(nodeIdsOf(chain));
  const was = new Set<string>(nodeIdsOf(flow.chain));
  /** A place that is gone keeps its name, for the day it comes back, unless another has it now. */
  const at = (id: string): string | null => places.get(id) ?? (was.has(id) && there.has(id) ? null : id);
  return {
    ...flow,
    breakpoints: withKeys(flow.breakpoints, at),
    pinned: withKeys(flow.pinned, at),
    rowTypes: withKeys(flow.rowTypes, at),
    chain: [...chain],
  };
}

/** Rows that were pinned on what a place gets, as what the place before it hands on; of places that are gone they stay. */
function withoutInputPins<Flow extends KeptByPlace>(flow: Flow, chain: readonly string[]): Flow {
  const { pinnedInput, ...rest } = flow;
  if (pinnedInput === undefined) return flow;
  const ids = nodeIdsOf(chain);
  const pinned = { ...flow.pinned };
  const left: Record<string, string[]> = {};
  for (const [id, rows] of Object.entries(pinnedInput)) {
    const place = placeOfNode(ids, id);
    const before = place < 0 ? undefined : placeBefore(ids, place);
    if (before === undefined) left[id] = rows;
    else pinned[before] ??= rows;
  }
  const stays = Object.keys(left).length > 0 ? { pinnedInput: left } : {};
  return { ...rest, pinned, chain: [...chain], ...stays } as Flow;
}

/** A record whose keys are other places now; null for one that is gone. */
export function withKeys<T>(record: Record<string, T>, at: (id: string) => string | null): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([id, value]): [string, T][] => {
      const now = at(id);
      return now === null ? [] : [[now, value]];
    }),
  );
}

function isSame(before: readonly string[], now: readonly string[]): boolean {
  return before.length === now.length && before.every((fname, place) => fname === now[place]);
}
