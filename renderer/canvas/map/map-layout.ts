import type { ProjectMap } from '../../../core/project/splices.ts';
import type { Point } from '../geometry/sizes.ts';

export const cardSize = { width: 232, height: 92 } as const;
export const pillHeight = 30;
/** Room for a connector, and on both sides of it for the name of the function that uses it. */
const columnPitch = cardSize.width + 400;
const rowPitch = cardSize.height + 44;

export interface MapLayout {
  flows: ReadonlyMap<string, Point>;
  connectors: ReadonlyMap<string, Point>;
}

/**
 * Flows in columns, each to the right of the flows whose rows it loads; a connector stands between the flows that save to
 * it and those that load from it, or before them when no flow saves to it. Circles of flows are cut where they close. Flows
 * without connectors are put below the others, side by side.
 */
export function layoutMap(map: ProjectMap, pillWidth: (name: string) => number): MapLayout {
  const ranks = rankFlows(map);
  const connected = new Set([...map.uses.values()].flat().map(({ flow }) => flow));
  const rows = new Map<number, number>();
  const flows = new Map<string, Point>();
  for (const name of map.flows.filter((flow) => connected.has(flow))) {
    const rank = ranks.get(name) ?? 0;
    const row = rows.get(rank) ?? 0;
    rows.set(rank, row + 1);
    flows.set(name, { x: rank * columnPitch, y: row * rowPitch });
  }
  const connectors = placeConnectors(map, flows, pillWidth);
  const alone = map.flows.filter((flow) => !connected.has(flow));
  const lowest = Math.max(bottomOf(flows, cardSize.height), bottomOf(connectors, pillHeight));
  placeInGrid(alone, lowest === 0 ? 0 : lowest + 60, flows);
  return { flows, connectors };
}

/** A grid a little wider than high, as the window is. */
function placeInGrid(names: readonly string[], top: number, flows: Map<string, Point>): void {
  const columns = Math.ceil(Math.sqrt(names.length));
  names.forEach((name, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    flows.set(name, { x: column * (cardSize.width + 40), y: top + row * rowPitch });
  });
}

function bottomOf(places: ReadonlyMap<string, Point>, height: number): number {
  return Math.max(0, ...[...places.values()].map(({ y }) => y + height));
}

function rankFlows({ flows, splices }: ProjectMap): Map<string, number> {
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

function placeConnectors(
  { uses }: ProjectMap,
  flows: ReadonlyMap<string, Point>,
  pillWidth: (name: string) => number,
): Map<string, Point> {
  const placed = new Map<string, Point>();
  const lowest = bottomOf(flows, cardSize.height);
  let unused = 0;
  for (const [name, list] of uses) {
    const cards = list.flatMap(({ flow }) => flows.get(flow) ?? []);
    if (cards.length === 0) {
      placed.set(name, { x: unused, y: lowest + 60 });
      unused += pillWidth(name) + 24;
      continue;
    }
    const savers = list.filter(({ way }) => way !== 'load').flatMap(({ flow }) => flows.get(flow) ?? []);
    const left =
      savers.length > 0
        ? Math.min(...savers.map(({ x }) => x))
        : Math.min(...cards.map(({ x }) => x)) - columnPitch;
    const middle =
      cards.reduce((sum, { y }) => sum + y, 0) / cards.length + (cardSize.height - pillHeight) / 2;
    placed.set(
      name,
      freePlace(left + cardSize.width + (columnPitch - cardSize.width - pillWidth(name)) / 2, middle, placed),
    );
  }
  return placed;
}

/** The place, or the next free one below it. */
function freePlace(x: number, y: number, placed: ReadonlyMap<string, Point>): Point {
  let top = Math.round(y);
  const taken = () =>
    [...placed.values()].some(
      (other) => Math.abs(other.y - top) < pillHeight + 10 && Math.abs(other.x - x) < 160,
    );
  while (taken()) top += pillHeight + 12;
  return { x: Math.round(x), y: top };
}
