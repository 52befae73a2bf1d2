import type { VisitMark } from '../../../core/contract/host/runs.ts';
import type { JournalEvent } from '../../../core/contract/journal.ts';
import { type VisitFacts, visitEndFacts } from '../../../core/debug/visit-facts.ts';
import { markOf } from '../../../core/run/journal/visit-mark.ts';

/** One side of one visit. */
export interface SideOfVisit {
  visit: number;
  batch: number;
  /** Rows that passed here before it. */
  before: number;
  rows: number;
  /** 0 when none of its rows are kept. */
  block: number;
  failed: boolean;
  /** The row, from 1, that the function was at when it threw; 0 when that is not known. */
  threwAt: number;
  /** What expressions read of it. */
  facts: VisitFacts['visit'];
}

/** The visits of one place with rows on one side, and how many rows passed there in all. */
export interface PlaceSide {
  visits: SideOfVisit[];
  total: number;
}

export type Side = 'in' | 'out';

/** Both sides of every place. */
export type PlaceSides = Record<Side, PlaceSide>[];

/** The visits of all places, made from a run's events as they are read. */
export interface PlaceIndex {
  add(event: JournalEvent): void;
  /** `isLive`: the run goes on, and so does a visit that has not ended. */
  sides(isLive: boolean): PlaceSides;
  /** The visits that have ended, in order. */
  readonly marks: readonly VisitMark[];
}

/** What visits came to that are told only in totals is counted. */
export function createPlaceIndex(): PlaceIndex {
  const sides: PlaceSides = [];
  const marks: VisitMark[] = [];
  let begun: Extract<JournalEvent, { kind: 'visit-began' }> | undefined;
  return {
    add(event) {
      if (event.kind === 'started')
        for (const _ of event.chain) sides.push({ in: emptySide(), out: emptySide() });
      if (event.kind === 'visit-began') begun = event;
      if (event.kind === 'counted') recount(sides, event);
      if (event.kind === 'went-on' && event.again) takeBack(sides, marks, event.batch);
      if (event.kind !== 'visit') return;
      begun = undefined;
      addVisit(sides, event);
      marks.push(markOf(event));
    },
    marks,
    sides: (isLive) => (begun ? withUnended(sides, begun, isLive) : sides),
  };
}

function emptySide(): PlaceSide {
  return { visits: [], total: 0 };
}

function addVisit(sides: PlaceSides, event: Extract<JournalEvent, { kind: 'visit' }>): void {
  const place = sides[event.node];
  if (!place) return;
  const { visit, batch, threwAt } = event;
  const failed = event.next === 'error';
  const facts = { rows_in: event.rowsIn, number: visit, ...visitEndFacts(event) };
  const common = { visit, batch, failed, facts };
  addSide(place.in, { ...common, rows: event.rowsIn, block: event.blockIn, threwAt });
  // Of a failing call, what it committed is shown: no function reads it.
  const [rows, block] = failed
    ? [event.rowsCommitted, event.blockCommitted || event.blockOut]
    : [event.rowsOut, event.blockOut];
  addSide(place.out, { ...common, rows, block, threwAt: 0 });
}

function addSide(side: PlaceSide, visit: Omit<SideOfVisit, 'before'>): void {
  if (visit.rows === 0) return;
  side.visits.push({ ...visit, before: side.total });
  side.total += visit.rows;
}

function recount(sides: PlaceSides, { nodes }: Extract<JournalEvent, { kind: 'counted' }>): void {
  for (const [node, { rowsIn, rowsOut }] of nodes.entries()) {
    const place = sides[node];
    if (!place) continue;
    place.in.total = rowsIn;
    place.out.total = rowsOut;
  }
}

/** A batch comes again without the rows that failed: its visits so far count no more. Totals are told anew before that. */
function takeBack(sides: PlaceSides, marks: VisitMark[], batch: number): void {
  while (marks.at(-1)?.[1] === batch) marks.pop();
  for (const place of sides)
    for (const { visits } of [place.in, place.out]) while (visits.at(-1)?.batch === batch) visits.pop();
}

/** With a visit that goes on, or never ended, which is how it failed: its rows in are all that is known of it. */
function withUnended(
  sides: PlaceSides,
  event: Extract<JournalEvent, { kind: 'visit-began' }>,
  isLive: boolean,
): PlaceSides {
  const place = sides[event.node];
  if (!place || event.rowsIn === 0) return sides;
  const { visit, batch, rowsIn: rows, blockIn: block } = event;
  const { visits, total } = place.in;
  const facts = { rows_in: rows, number: visit };
  const last = { visit, batch, before: total, rows, block, failed: !isLive, threwAt: 0, facts };
  return sides.with(event.node, {
    ...place,
    in: { visits: [...visits, last], total: total + rows },
  });
}
