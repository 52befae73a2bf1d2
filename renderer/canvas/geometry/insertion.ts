import { chainEdgePath } from './edge-path.ts';
import { endSize, nodeSize, type Point, type Rect, sourceSize } from './sizes.ts';

/** The chain's edges as geometry: edge `i` leads into place `i`; the last one leads to the open end. */
export interface ChainGeometry {
  source: Point;
  nodes: readonly Point[];
  end: Point;
}

/** Where edge `index` begins and ends. */
export function edgeEnds({ source, nodes, end }: ChainGeometry, index: number): { from: Point; to: Point } {
  const before = nodes[index - 1];
  const after = nodes[index];
  const from = before
    ? { x: before.x + nodeSize.width, y: before.y + nodeSize.height / 2 }
    : { x: source.x + sourceSize.width, y: source.y + sourceSize.height / 2 };
  const to = after
    ? { x: after.x, y: after.y + nodeSize.height / 2 }
    : { x: end.x, y: end.y + endSize.height / 2 };
  return { from, to };
}

/** The edge nearest to a point, with its distance in canvas units. A chain always has at least one: to its open end. */
export function nearestEdge(geometry: ChainGeometry, point: Point): { index: number; distance: number } {
  let nearest = { index: geometry.nodes.length, distance: Number.POSITIVE_INFINITY };
  for (let index = 0; index <= geometry.nodes.length; index++) {
    const { from, to } = edgeEnds(geometry, index);
    if (boxDistance(from, to, point) >= nearest.distance) continue;
    const distance = polylineDistance(chainEdgePath(from, to).points, point);
    if (distance < nearest.distance) nearest = { index, distance };
  }
  return nearest;
}

/** The edge below a point: null when there is none near it. */
export function edgeUnder(geometry: ChainGeometry, point: Point, tolerance = 28): number | null {
  const { index, distance } = nearestEdge(geometry, point);
  return distance <= tolerance ? index : null;
}

const none: ReadonlySet<number> = new Set();

/** The place whose node covers a point, but for those `without`; null for none. The last one wins, since it is drawn on top. */
export function nodeUnder(nodes: readonly Point[], point: Point, without = none): number | null {
  const found = nodes.findLastIndex(
    (corner, place) => !without.has(place) && contains({ ...corner, ...nodeSize }, point),
  );
  return found === -1 ? null : found;
}

function contains(rect: Rect, { x, y }: Point): boolean {
  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
}

/** Never more than the distance to the path: paths stay near the box of their ends. */
function boxDistance(from: Point, to: Point, point: Point): number {
  const margin = 130;
  const dx = Math.max(
    Math.min(from.x, to.x) - margin - point.x,
    0,
    point.x - Math.max(from.x, to.x) - margin,
  );
  const dy = Math.max(
    Math.min(from.y, to.y) - margin - point.y,
    0,
    point.y - Math.max(from.y, to.y) - margin,
  );
  return Math.hypot(dx, dy);
}

function polylineDistance(points: readonly Point[], point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  points.forEach((end, index) => {
    const start = points[index - 1];
    if (start) least = Math.min(least, segmentDistance(start, end, point));
  });
  return least;
}

function segmentDistance(a: Point, b: Point, { x, y }: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - share * dx, y - a.y - share * dy);
}
