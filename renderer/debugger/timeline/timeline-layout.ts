import type { VisitMark } from '../../../core/contract/host/runs.ts';
import { isOfKind, type VisitKind, visitKinds, worstKind } from '../../../core/run/journal/visit-mark.ts';

/** One mark of a timeline: a visit, or several where there is no room for each. */
export interface TimelineBar {
  /** Places of its first and last visit among the marks. */
  first: number;
  last: number;
  /** Pixels from the left, and wide. */
  x: number;
  width: number;
  /** Its rows in, as a share of the most there are. */
  height: number;
  /** The worst of its visits that the filter lets through. */
  kind: VisitKind | null;
  /** Whether rows of all of its visits are kept, of some, or of none. */
  kept: 'all' | 'some' | 'none';
}

/** Where a batch begins. */
export interface TimelineBatch {
  batch: number;
  x: number;
  width: number;
}

export interface TimelineLayout {
  bars: TimelineBar[];
  batches: TimelineBatch[];
}

/** Marks that are told apart on the widest screen; more are merged. */
export const mostBars = 600;
const narrowest = 2;
/** Between two batches, as a share of a bar. */
const gap = 1;

interface LayoutSettings {
  width: number;
  /** Bars as wide as their visits took, instead of all alike. */
  byTime: boolean;
  /** Only these kinds are marked; none are all. */
  kinds: ReadonlySet<VisitKind>;
}

/** Bars of visits in their order, from left to right, over the whole width. */
export function timelineLayout(
  marks: readonly VisitMark[],
  { width, byTime, kinds }: LayoutSettings,
): TimelineLayout {
  const bars = mergedBars(marks, Math.max(1, Math.min(mostBars, Math.floor(width / narrowest))), kinds);
  placeBars(bars, marks, width, byTime);
  return { bars, batches: batchesOf(bars, marks) };
}

function mergedBars(marks: readonly VisitMark[], most: number, kinds: ReadonlySet<VisitKind>): TimelineBar[] {
  const each = Math.max(1, Math.ceil(marks.length / most));
  const tallest = marks.reduce((top, [, , , rowsIn]) => Math.max(top, rowsIn), 1);
  const bars: TimelineBar[] = [];
  for (let first = 0; first < marks.length; first += each) {
    const visits = marks.slice(first, first + each);
    const kept = visits.filter((visit) => isOfKind(visit, 'kept') || visit[3] + visit[4] === 0).length;
    bars.push({
      ...{ first, last: first + visits.length - 1, x: 0, width: 0 },
      height: Math.max(...visits.map(([, , , rowsIn]) => rowsIn)) / tallest,
      kind: worstOf(visits, kinds),
      kept: kept === visits.length ? 'all' : kept === 0 ? 'none' : 'some',
    });
  }
  return bars;
}

function worstOf(visits: readonly VisitMark[], kinds: ReadonlySet<VisitKind>): VisitKind | null {
  if (kinds.size === 0) {
    const worst = new Set(visits.map(worstKind));
    return visitKinds.find((kind) => worst.has(kind)) ?? null;
  }
  return visitKinds.find((kind) => kinds.has(kind) && visits.some((visit) => isOfKind(visit, kind))) ?? null;
}

function placeBars(bars: TimelineBar[], marks: readonly VisitMark[], width: number, byTime: boolean): void {
  const sizes = bars.map(({ first, last }) =>
    byTime ? durationOf(marks, first, last) : last - first + 1 + (isNewBatch(marks, first) ? gap : 0),
  );
  const whole = sizes.reduce((sum, size) => sum + size, 0) || 1;
  let at = 0;
  for (const [place, bar] of bars.entries()) {
    const size = ((sizes[place] ?? 0) / whole) * width;
    const lead = !byTime && isNewBatch(marks, bar.first) ? (gap / whole) * width : 0;
    bar.x = at + lead;
    bar.width = size - lead;
    at += size;
  }
}

/** From the beginning of a visit to the beginning of the one behind it, so that the whole run is told. */
function durationOf(marks: readonly VisitMark[], first: number, last: number): number {
  const [from, until, next] = [marks[first], marks[last], marks[last + 1]];
  if (!from || !until) return 0;
  return Math.max(0.001, (next ? next[5] : until[5] + until[6]) - from[5]);
}

function isNewBatch(marks: readonly VisitMark[], at: number): boolean {
  return at > 0 && marks[at]?.[1] !== marks[at - 1]?.[1];
}

function batchesOf(bars: readonly TimelineBar[], marks: readonly VisitMark[]): TimelineBatch[] {
  const batches: TimelineBatch[] = [];
  for (const { first, x, width } of bars) {
    const batch = marks[first]?.[1] ?? 0;
    const last = batches.at(-1);
    if (last?.batch === batch) last.width = x + width - last.x;
    else batches.push({ batch, x, width });
  }
  return batches;
}

/** Those of things from left to right that stand at least so far from the one before that is taken. */
export function apart<T extends { readonly x: number }>(things: readonly T[], distance: number): T[] {
  const taken: T[] = [];
  for (const thing of things) {
    const before = taken.at(-1);
    if (before === undefined || thing.x - before.x >= distance) taken.push(thing);
  }
  return taken;
}

/** The place of the visit at so many pixels from the left; -1 where there are none. */
export function visitAt({ bars }: TimelineLayout, x: number): number {
  const bar = bars.findLast((one) => one.x <= x) ?? bars[0];
  if (!bar) return -1;
  const share = bar.width === 0 ? 0 : Math.min(0.999, Math.max(0, (x - bar.x) / bar.width));
  return bar.first + Math.floor(share * (bar.last - bar.first + 1));
}

/** The bar that a visit is in. */
export function barOf({ bars }: TimelineLayout, place: number): TimelineBar | undefined {
  return bars.find(({ first, last }) => first <= place && place <= last);
}
