import { type NodeId, nodeIdsOf } from './chain.ts';

/**
 * Where the places of a chain are in what it became, by the functions' names: what was edited outside of the Studio keeps what is
 * known of its places. Only places of functions that stand several times can have another id; a place that is gone has none.
 */
export function followPlaces(before: readonly string[], now: readonly string[]): ReadonlyMap<string, NodeId> {
  const [oldIds, newIds] = [nodeIdsOf(before), nodeIdsOf(now)];
  const followed = new Map<string, NodeId>();
  for (const [old, current] of commonPlaces(before, now)) {
    const [from, to] = [oldIds[old], newIds[current]];
    if (from !== undefined && to !== undefined) followed.set(from, to);
  }
  // What moved is no common part: it is the same use of its function as long as no other place is.
  const taken = new Set(followed.values());
  const there = new Set(newIds);
  for (const id of oldIds)
    if (!followed.has(id) && there.has(id) && !taken.has(id)) {
      followed.set(id, id);
      taken.add(id);
    }
  return followed;
}

/** So many steps of comparing are nothing; chains that are longer and differ keep their ids as they are. */
const mostSteps = 4_000_000;

/** The longest common subsequence of two chains, as pairs of places. */
function commonPlaces(before: readonly string[], now: readonly string[]): [number, number][] {
  let start = 0;
  while (start < before.length && start < now.length && before[start] === now[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < now.length - start &&
    before[before.length - 1 - end] === now[now.length - 1 - end]
  )
    end++;
  const pairs: [number, number][] = [];
  for (let place = 0; place < start; place++) pairs.push([place, place]);
  const middle = longest(before.slice(start, before.length - end), now.slice(start, now.length - end));
  for (const [old, current] of middle) pairs.push([old + start, current + start]);
  for (let back = end; back > 0; back--) pairs.push([before.length - back, now.length - back]);
  return pairs;
}

function longest(before: readonly string[], now: readonly string[]): [number, number][] {
  const width = now.length + 1;
  if (before.length * width > mostSteps) return [];
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (old: number, current: number): number => lengths[old * width + current] ?? 0;
  for (let old = before.length - 1; old >= 0; old--)
    for (let current = now.length - 1; current >= 0; current--)
      lengths[old * width + current] =
        before[old] === now[current]
          ? at(old + 1, current + 1) + 1
          : Math.max(at(old + 1, current), at(old, current + 1));
  const pairs: [number, number][] = [];
  for (let old = 0, current = 0; old < before.length && current < now.length; ) {
    if (before[old] === now[current]) pairs.push([old++, current++]);
    else if (at(old + 1, current) >= at(old, current + 1)) old++;
    else current++;
  }
  return pairs;
}
