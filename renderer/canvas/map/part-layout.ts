import type { ProjectMap } from '../../../core/project/splices.ts';
import type { Point } from '../geometry/sizes.ts';
import type { MapPart } from './map-parts.ts';
import { cardSize, gutter, mapGap, pillHeight } from './map-sizes.ts';

/** A part of the map with its places, from 0, 0. */
export interface PlacedPart {
  flows: ReadonlyMap<string, Point>;
  connectors: ReadonlyMap<string, Point>;
  width: number;
  height: number;
}

/** Flows of one rank in as many columns as their number asks for, `rows` high. */
interface Rank {
  flows: readonly string[];
  left: number;
  right: number;
}

/** Ranks from left to right, and connectors between the flows that save to them and those that load from them. */
export function layoutPart(
  part: MapPart,
  map: ProjectMap,
  ranks: ReadonlyMap<string, number>,
  pillWidth: (name: string) => number,
  aspect: number,
): PlacedPart {
  const byRank = groupByRank(part, ranks);
  const rows = bestRows(
    byRank.map((flows) => flows.length),
    aspect,
  );
  const columns = placeRanks(byRank, rows);
  const flows = placeFlows(columns, rows);
  const connectors = placePills(part, map, columns, flows, pillWidth);
  return fromOrigin(flows, connectors, pillWidth);
}

function groupByRank({ flows }: MapPart, ranks: ReadonlyMap<string, number>): string[][] {
  const groups = new Map<number, string[]>();
  for (const flow of flows) {
    const rank = ranks.get(flow) ?? 0;
    groups.set(rank, [...(groups.get(rank) ?? []), flow]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, names]) => names);
}

/** The height of the columns with which the part comes nearest to the wanted shape; few flows just stand below each other. */
function bestRows(counts: readonly number[], aspect: number): number {
  const most = Math.max(1, ...counts);
  let [best, least] = [most, Number.POSITIVE_INFINITY];
  for (let rows = Math.min(4, most); rows <= most; rows++) {
    const columns = counts.reduce((sum, count) => sum + Math.ceil(count / rows), 0);
    const width = columns * (cardSize.width + mapGap) + (counts.length - 1) * gutter;
    const size = Math.max(width / aspect, rows * (cardSize.height + mapGap));
    if (size < least) [best, least] = [rows, size];
  }
  return best;
}

function placeRanks(groups: readonly string[][], rows: number): Rank[] {
  let left = 0;
  return groups.map((flows) => {
    const columns = Math.ceil(flows.length / rows);
    const right = left + columns * (cardSize.width + mapGap) - mapGap;
    const rank = { flows, left, right };
    left = right + gutter;
    return rank;
  });
}

function placeFlows(ranks: readonly Rank[], rows: number): Map<string, Point> {
  const places = ranks.flatMap(({ flows, left }) =>
    flows.map((name, index): [string, Point] => [
      name,
      {
        x: left + Math.floor(index / rows) * (cardSize.width + mapGap),
        y: (index % rows) * (cardSize.height + mapGap),
      },
    ]),
  );
  return new Map(places);
}

/** In the gutter behind the first rank that saves to it, or before the first that loads from it, at the height of its users. */
function placePills(
  { connectors }: MapPart,
  { uses }: ProjectMap,
  ranks: readonly Rank[],
  flows: ReadonlyMap<string, Point>,
  pillWidth: (name: string) => number,
): Map<string, Point> {
  const placed = new Map<string, Point>();
  const rankOf = (flow: string) => ranks.findIndex((rank) => rank.flows.includes(flow));
  for (const name of connectors) {
    const list = uses.get(name) ?? [];
    const savers = list.filter(({ way }) => way !== 'load').map(({ flow }) => rankOf(flow));
    const first = Math.min(...list.map(({ flow }) => rankOf(flow)));
    const left =
      savers.length > 0 ? (ranks[Math.min(...savers)]?.right ?? 0) : (ranks[first]?.left ?? 0) - gutter;
    const heights = list.flatMap(({ flow }) => flows.get(flow)?.y ?? []);
    const middle =
      heights.reduce((sum, y) => sum + y, 0) / heights.length + (cardSize.height - pillHeight) / 2;
    placed.set(name, freePlace(left + (gutter - pillWidth(name)) / 2, middle, placed));
  }
  return placed;
}

/** The place, or the nearest free one above or below it. */
function freePlace(x: number, y: number, placed: ReadonlyMap<string, Point>): Point {
  const others = [...placed.values()].filter((other) => Math.abs(other.x - x) < 230);
  const isFree = (top: number) => others.every((other) => Math.abs(other.y - top) >= pillHeight + 10);
  for (let step = 0; ; step++) {
    const away = Math.ceil(step / 2) * (pillHeight + 12) * (step % 2 === 0 ? -1 : 1);
    const top = Math.round(y + away);
    if (isFree(top)) return { x: Math.round(x), y: top };
  }
}

function fromOrigin(
  flows: ReadonlyMap<string, Point>,
  connectors: ReadonlyMap<string, Point>,
  pillWidth: (name: string) => number,
): PlacedPart {
  const boxes = [
    ...[...flows.values()].map((at) => ({ ...at, ...cardSize })),
    ...[...connectors].map(([name, at]) => ({ ...at, width: pillWidth(name), height: pillHeight })),
  ];
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const shifted = (places: ReadonlyMap<string, Point>) =>
    new Map([...places].map(([name, { x, y }]) => [name, { x: x - left, y: y - top }]));
  return {
    flows: shifted(flows),
    connectors: shifted(connectors),
    width: Math.max(...boxes.map(({ x, width }) => x + width)) - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) - top,
  };
}
