import type { ProjectMap } from '../../../core/project/splices.ts';

/** How many flows at most feed each flow one after the other, from 0. Circles of flows are cut where they close. */
export function flowRanks({ flows, splices }: ProjectMap): Map<string, number> {
  const feeds = new Map<string, Set<string>>();
  for (const { from, to } of splices)
    if (from.flow !== to.flow) feeds.set(to.flow, (feeds.get(to.flow) ?? new Set()).add(from.flow));
  const ranks = new Map<string, number>();
  function rank(flow: string, above: ReadonlySet<string>): number {
    const known = ranks.get(flow);
    if (known !== undefined) return known;
    const inside = new Set(above).add(flow);
    const sources = [...(feeds.get(flow) ?? [])].filter((source) => !inside.has(source));
    const found = sources.length === 0 ? 0 : 1 + Math.max(...sources.map((source) => rank(source, inside)));
    ranks.set(flow, found);
    return found;
  }
  for (const flow of flows) rank(flow, new Set());
  return ranks;
}
