import type { ProjectMap } from '../../../core/project/splices.ts';
import type { Point } from '../geometry/sizes.ts';
import { flowRanks } from './flow-ranks.ts';
import { mapParts } from './map-parts.ts';
import { cardSize, mapGap, pillHeight } from './map-sizes.ts';
import { layoutPart, type PlacedPart } from './part-layout.ts';

export interface MapLayout {
  flows: ReadonlyMap<string, Point>;
  connectors: ReadonlyMap<string, Point>;
}

/** About the shape of the window's middle: a map of any number of flows has it, too. */
const aspect = 1.7;

/**
 * Flows that connectors join stand together, each to the right of the flows whose rows it loads, with the connectors between
 * them. These parts are packed side by side, the larger ones first; below them stand the flows that nothing joins, then
 * the connectors that nothing uses.
 */
export function layoutMap(map: ProjectMap, pillWidth: (name: string) => number): MapLayout {
  const ranks = flowRanks(map);
  const parts = mapParts(map).map((part) => layoutPart(part, map, ranks, pillWidth, aspect));
  const joined = new Set(parts.flatMap(({ flows }) => [...flows.keys()]));
  const alone = map.flows.filter((flow) => !joined.has(flow));
  const width = mapWidth(parts, alone.length);
  const flows = new Map<string, Point>();
  const connectors = new Map<string, Point>();
  let bottom = packParts(parts, width, flows, connectors);
  bottom = placeInGrid(alone, bottom === 0 ? 0 : bottom + mapGap, width, flows);
  const unused = [...map.uses].flatMap(([name, uses]) => (uses.length === 0 ? [name] : []));
  placeInLines(unused, bottom === 0 ? 0 : bottom + mapGap, width, pillWidth, connectors);
  return { flows, connectors };
}

/** So wide that the whole has the window's shape, and no part is wider. */
function mapWidth(parts: readonly PlacedPart[], alone: number): number {
  const grid = alone * (cardSize.width + mapGap) * (cardSize.height + mapGap);
  const area = parts.reduce((sum, { width, height }) => sum + (width + mapGap) * (height + mapGap), grid);
  return Math.max(Math.sqrt(area * aspect), ...parts.map(({ width }) => width), cardSize.width);
}

/** Side by side in lines, the highest first, so that little is left free between them. Answers where the last line ends. */
function packParts(
  parts: readonly PlacedPart[],
  width: number,
  flows: Map<string, Point>,
  connectors: Map<string, Point>,
): number {
  let [x, top, bottom] = [0, 0, 0];
  for (const part of parts.toSorted((a, b) => b.height - a.height)) {
    if (x > 0 && x + part.width > width) [x, top] = [0, bottom + mapGap];
    for (const [name, at] of part.flows) flows.set(name, { x: x + at.x, y: top + at.y });
    for (const [name, at] of part.connectors) connectors.set(name, { x: x + at.x, y: top + at.y });
    x += part.width + mapGap;
    bottom = Math.max(bottom, top + part.height);
  }
  return bottom;
}

function placeInGrid(
  names: readonly string[],
  top: number,
  width: number,
  flows: Map<string, Point>,
): number {
  const pitch = { x: cardSize.width + mapGap, y: cardSize.height + mapGap };
  const columns = Math.max(1, Math.round((width + mapGap) / pitch.x));
  names.forEach((name, index) => {
    flows.set(name, { x: (index % columns) * pitch.x, y: top + Math.floor(index / columns) * pitch.y });
  });
  return names.length === 0
    ? Math.max(0, top - mapGap)
    : top + Math.ceil(names.length / columns) * pitch.y - mapGap;
}

function placeInLines(
  names: readonly string[],
  top: number,
  width: number,
  pillWidth: (name: string) => number,
  connectors: Map<string, Point>,
): void {
  let [x, y] = [0, top];
  for (const name of names) {
    if (x > 0 && x + pillWidth(name) > width) [x, y] = [0, y + pillHeight + 14];
    connectors.set(name, { x, y });
    x += pillWidth(name) + 24;
  }
}
