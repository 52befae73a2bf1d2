import { columnGap, laneAboveRow, nodeSize, type Point } from './sizes.ts';

/** An SVG path with the places of its label and of its `+`, and points along it for finding the edge under a pointer. */
export interface EdgePath {
  path: string;
  label: Point;
  plus: Point;
  points: Point[];
}

const corner = 12;

/** A chain's edge from the right side of one node to the left side of the next: straight, curved, or wrapped into the next row. */
export function chainEdgePath(from: Point, to: Point): EdgePath {
  if (to.x - from.x > 8) return forwardPath(from, to);
  return wrappedPath(from, to);
}

function forwardPath(from: Point, to: Point): EdgePath {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  if (Math.abs(from.y - to.y) < 1)
    return { path: `M${at(from)}L${at(to)}`, label: middle, plus: middle, points: [from, middle, to] };
  const bend = Math.max(24, Math.min(120, (to.x - from.x) / 2));
  const controls = [
    { x: from.x + bend, y: from.y },
    { x: to.x - bend, y: to.y },
  ] as const;
  const points = [0, 0.2, 0.4, 0.5, 0.6, 0.8, 1].map((t) => cubic(from, controls[0], controls[1], to, t));
  return {
    path: `M${at(from)}C${at(controls[0])} ${at(controls[1])} ${at(to)}`,
    label: middle,
    plus: middle,
    points,
  };
}

/** Out to the right, along a lane above the target's row, and in from the left. */
function wrappedPath(from: Point, to: Point): EdgePath {
  const out = from.x + columnGap / 2;
  const back = to.x - columnGap / 2;
  const lane = to.y - nodeSize.height / 2 - laneAboveRow;
  const points = [
    from,
    { x: out, y: from.y },
    { x: out, y: lane },
    { x: back, y: lane },
    { x: back, y: to.y },
    to,
  ];
  const label = { x: Math.max(back + 40, out - 64), y: lane };
  return { path: roundedPath(points), label, plus: label, points };
}

/** From the lower side of a function to the upper side of its connector. */
export function connectorPath(from: Point, to: Point): string {
  if (Math.abs(from.x - to.x) < 1) return `M${at(from)}L${at(to)}`;
  const middle = from.y + (to.y - from.y) / 2;
  return roundedPath([from, { x: from.x, y: middle }, { x: to.x, y: middle }, to]);
}

/** A path along some points, with round corners. */
export function roundedPath(points: readonly Point[]): string {
  let path = '';
  points.forEach((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) path = `M${at(point)}`;
    else if (!after) path += `L${at(point)}`;
    else path += `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
  });
  return path;
}

function towards(point: Point, other: Point): Point {
  const length = Math.hypot(other.x - point.x, other.y - point.y);
  const share = length === 0 ? 0 : Math.min(corner, length / 2) / length;
  return { x: point.x + (other.x - point.x) * share, y: point.y + (other.y - point.y) * share };
}

function cubic(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t;
  const mix = (p: number, q: number, r: number, s: number) =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

function at({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
