import { firstLane, isInRow, type JumpLane, jumpPoints } from './jump-path.ts';
import { overlaps } from './layout.ts';
import type { Point, Rect } from './sizes.ts';
import { boxAround } from './viewport.ts';

/** A jump between the handles of two functions; the ids are theirs. */
export interface Jump {
  id: string;
  source: string;
  target: string;
  from: Point;
  to: Point;
}

/** Room that a jump's words take: a count of ten digits. */
export const jumpLabelSize = { width: 76, height: 20 } as const;
/** How near lines of different jumps may run to each other. */
const lineGap = 4;
const labelStep = 6;
/** More jumps can't be told apart by anyone: the longest of them share the first lane. */
const jumpsAtMost = 200;
/** Jumps that are routed until the lanes found so far have to do. */
const routesAtMost = 600;

interface Routed {
  jump: Jump;
  lane: JumpLane;
  /** The path's lines as boxes without thickness. */
  lines: Rect[];
}

/** Where lines run already; level ones as high as the words on them. */
interface Taken {
  level: Rect[];
  upright: Rect[];
}

/**
 * A lane for every jump of a flow, by its id: no line runs along one of another jump, and no words stand on another's line or
 * words. Short jumps run lowest, so that nested ones do not cross. The same jumps always get the same lanes.
 */
export function jumpLanes(jumps: readonly Jump[]): Map<string, JumpLane> {
  const inOrder = jumps
    .toSorted((a, b) => spanOf(a) - spanOf(b) || compare(a.id, b.id))
    .slice(0, jumpsAtMost);
  const lowest = new Map<string, number>();
  for (let routes = inOrder.length; ; routes += inOrder.length) {
    const routed = routeLines(inOrder, lowest);
    const unplaced = placeLabels(routed);
    if (unplaced === null || routes >= routesAtMost)
      return new Map(routed.map(({ jump, lane }) => [jump.id, lane]));
    // Further up, fewer others pass through its lane.
    lowest.set(unplaced.jump.id, unplaced.lane.leave + 1);
  }
}

function routeLines(jumps: readonly Jump[], lowest: ReadonlyMap<string, number>): Routed[] {
  const taken: Taken = { level: [], upright: [] };
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  return jumps.map((jump) => {
    const ports = { out: out.get(jump.source) ?? 0, into: into.get(jump.target) ?? 0 };
    out.set(jump.source, ports.out + 1);
    into.set(jump.target, ports.into + 1);
    const route = freeRoute(jump, { ...firstLane, ...ports, leave: lowest.get(jump.id) ?? 0 }, taken);
    for (const line of route.lines) {
      if (isLevel(line)) taken.level.push(withWords(line));
      else taken.upright.push(line);
    }
    return route;
  });
}

/** The nearest lanes where nothing runs yet. Every step leads further out, so that there is an end to it. */
function freeRoute(jump: Jump, begin: JumpLane, taken: Taken): Routed {
  let lane = begin;
  let lines = linesOf(jump, lane);
  let crowded = crowdedLane(jump, lines, taken);
  while (crowded !== undefined) {
    lane = { ...lane, [crowded]: lane[crowded] + 1 };
    lines = linesOf(jump, lane);
    crowded = crowdedLane(jump, lines, taken);
  }
  return { jump, lane, lines };
}

/** Which of its lanes another jump runs in. */
function crowdedLane(
  { from, to }: Jump,
  lines: readonly Rect[],
  taken: Taken,
): 'beside' | 'arrive' | 'leave' | undefined {
  const [, leave, beside, arrive] = lines;
  if (!isInRow(from, to)) {
    if (beside && runsAlong(beside, taken)) return 'beside';
    if (arrive && runsAlong(arrive, taken)) return 'arrive';
  }
  return leave && runsAlong(leave, taken) ? 'leave' : undefined;
}

function linesOf({ from, to }: Jump, lane: JumpLane): Rect[] {
  const points = jumpPoints(from, to, lane);
  return points.slice(1).map((point, index) => lineBetween(points[index] ?? point, point));
}

function lineBetween(a: Point, b: Point): Rect {
  const corner = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) };
  return { ...corner, width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** Whether a line lies on one of the same direction, or nearly so; level ones leave room for words. */
function runsAlong(line: Rect, { level, upright }: Taken): boolean {
  const others = isLevel(line) ? level : upright;
  const own = isLevel(line) ? withWords(line) : line;
  return others.some((other) => overlaps(own, other, lineGap));
}

function isLevel({ height }: Rect): boolean {
  return height === 0;
}

/** A level line is as high as the words on it, less what keeps neighbouring lanes apart. */
function withWords({ x, y, width }: Rect): Rect {
  const height = jumpLabelSize.height - lineGap - 2;
  return { x, y: y - height / 2, width, height };
}

/** Gives every jump's words a place; the first jump whose words fit nowhere, or null. */
function placeLabels(routed: readonly Routed[]): Routed | null {
  const placed: Rect[] = [];
  const lines = routed.flatMap((route) => route.lines.map((line) => ({ line, route })));
  for (const route of routed) {
    const reach = grown(boxAround(route.lines));
    const others = lines.filter((other) => other.route !== route && overlaps(reach, other.line));
    const found = freeLabel(route, [...others.map(({ line }) => line), ...placed]);
    if (found === null) return route;
    route.lane = { ...route.lane, label: found.label };
    placed.push(found.rect);
  }
  return null;
}

function freeLabel({ jump, lane }: Routed, obstacles: readonly Rect[]) {
  const points = jumpPoints(jump.from, jump.to, lane);
  for (const line of points.length > 4 ? [1, 3, 2] : [1]) {
    const [a, b] = [points[line], points[line + 1]];
    if (!a || !b) continue;
    const near = obstacles.filter((obstacle) => overlaps(grown(lineBetween(a, b)), obstacle));
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    for (let away = 0; away <= length / 2; away += labelStep) {
      for (const share of [0.5 - away / (length || 1), 0.5 + away / (length || 1)]) {
        const rect = labelAt({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });
        if (!near.some((obstacle) => overlaps(rect, obstacle))) return { rect, label: { line, share } };
      }
    }
  }
  return null;
}

function labelAt({ x, y }: Point): Rect {
  const { width, height } = jumpLabelSize;
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function grown({ x, y, width, height }: Rect): Rect {
  const size = jumpLabelSize;
  return {
    x: x - size.width,
    y: y - size.height,
    width: width + 2 * size.width,
    height: height + 2 * size.height,
  };
}

function spanOf({ from, to }: Jump): number {
  return Math.abs(from.x - to.x) + 4 * Math.abs(from.y - to.y);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
