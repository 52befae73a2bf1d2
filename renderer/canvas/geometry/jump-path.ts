import { type EdgePath, roundedPath } from './edge-path.ts';
import { jumpMargin, jumpOffset, nodeSize, type Point } from './sizes.ts';

/** Which way a jump takes among the others of its flow; all counted from 0, the nearest. */
export interface JumpLane {
  /** Place at its source's upper side, from the middle to the right. */
  out: number;
  /** Place at its target's upper side, from the middle to the left. */
  into: number;
  /** Lane above the row it leaves. */
  leave: number;
  /** Lane above its target's row, where that is another one. */
  arrive: number;
  /** Lane beside its target, where it comes from another row. */
  beside: number;
  /** Where its words stand: on which of the path's lines, and how far along. */
  label: { line: number; share: number };
}

export const firstLane: JumpLane = {
  out: 0,
  into: 0,
  leave: 0,
  arrive: 0,
  beside: 0,
  label: { line: 1, share: 0.5 },
};

/** Between two lines that leave or reach the same function, or run beside it. */
const portStep = 8;
const portsAtMost = 8;
/** Between two lanes: words fit in between. */
const laneStep = 20;
/** The second lane is above the one of a wrapped edge. */
const secondLane = 50;

/** How far above a row a lane runs. */
export function laneHeight(lane: number): number {
  return lane === 0 ? jumpMargin + 3 : secondLane + (lane - 1) * laneStep;
}

/** A jump from the top of one node to the top of another, rounded at its corners. */
export function jumpPath(from: Point, to: Point, lane: JumpLane): EdgePath {
  const points = jumpPoints(from, to, lane);
  const start = points[lane.label.line] ?? from;
  const end = points[lane.label.line + 1] ?? to;
  const { share } = lane.label;
  const label = { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
  return { path: roundedPath(points), label, plus: label, points };
}

/** Corners of the path. In a row: up, along, down. Over rows: above the row it leaves, beside its target, above the target. */
export function jumpPoints(from: Point, to: Point, lane: JumpLane): Point[] {
  const start = { x: from.x + Math.min(lane.out, portsAtMost) * portStep, y: from.y };
  const end = { x: to.x - Math.min(lane.into, portsAtMost) * portStep, y: to.y };
  if (isInRow(from, to)) {
    const top = Math.min(from.y, to.y) - laneHeight(lane.leave);
    return [start, { x: start.x, y: top }, { x: end.x, y: top }, end];
  }
  const leave = from.y - laneHeight(lane.leave);
  const arrive = to.y - laneHeight(lane.arrive);
  const beside = besideTarget(from, to, lane.beside);
  return [
    start,
    { x: start.x, y: leave },
    { x: beside, y: leave },
    { x: beside, y: arrive },
    { x: end.x, y: arrive },
    end,
  ];
}

export function isInRow(from: Point, to: Point): boolean {
  return Math.abs(from.y - to.y) <= nodeSize.height;
}

/** Between the target and its neighbour, on the side where the jump comes from; `to` is its handle, left of the middle. */
function besideTarget(from: Point, to: Point, lane: number): number {
  const away = jumpMargin + lane * portStep;
  const left = to.x - nodeSize.width / 2 + jumpOffset;
  return from.x > to.x ? left + nodeSize.width + away : left - away;
}
