import type { ProjectMap } from '../../../core/project/splices.ts';

/** Flows and connectors that hang together: rows go from each to each on some way. */
export interface MapPart {
  flows: readonly string[];
  connectors: readonly string[];
}

/** The parts of a map that nothing joins, each in the order of the project; flows without connectors are in none. */
export function mapParts({ flows, uses }: ProjectMap): MapPart[] {
  const joined = new Map<string, string>();
  const rootOf = (flow: string): string => {
    let root = flow;
    for (let next = joined.get(root); next !== undefined && next !== root; next = joined.get(root))
      root = next;
    return root;
  };
  for (const list of uses.values()) {
    const [first, ...others] = list;
    if (!first) continue;
    const root = rootOf(first.flow);
    joined.set(root, root);
    for (const { flow } of others) joined.set(rootOf(flow), root);
  }
  const parts = new Map<string, { flows: string[]; connectors: string[] }>();
  for (const flow of flows) {
    if (!joined.has(flow)) continue;
    const part = parts.get(rootOf(flow)) ?? { flows: [], connectors: [] };
    part.flows.push(flow);
    parts.set(rootOf(flow), part);
  }
  for (const [connector, list] of uses) {
    const [first] = list;
    if (first) parts.get(rootOf(first.flow))?.connectors.push(connector);
  }
  return [...parts.values()];
}
