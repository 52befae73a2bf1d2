import type { JournalEvent } from '../../../core/contract/journal.ts';
import type { JournalReader } from './journal-reader.ts';

/** One side of one visit, as far as its rows are kept. */
export interface SideOfVisit {
  visit: number;
  batch: number;
  /** Rows that passed here before it. */
  before: number;
  rows: number;
  block: number;
  failed: boolean;
  /** The row, from 1, that the function was at when it threw; 0 when that is not known. */
  threwAt: number;
}

/** The visits of one place whose rows are kept on one side, and how many rows passed there in all. */
export interface PlaceSide {
  visits: SideOfVisit[];
  total: number;
}

export type Side = 'in' | 'out';

/** Both sides of every place, from one way through a run's events. */
export type PlaceSides = Record<Side, PlaceSide>[];

/** Reads the visits of all places. What visits came to that are told only in totals is counted. */
export async function placeSides(reader: JournalReader): Promise<PlaceSides> {
  const sides: PlaceSides = [];
  let begun: Extract<JournalEvent, { kind: 'visit-began' }> | undefined;
  for await (const event of reader.visits()) {
    if (event.kind === 'started')
      for (const _ of event.chain) sides.push({ in: emptySide(), out: emptySide() });
    if (event.kind === 'visit-began') begun = event;
    if (event.kind === 'counted') recount(sides, event);
    if (event.kind === 'went-on' && event.again) takeBack(sides, event.batch);
    if (event.kind !== 'visit') continue;
    begun = undefined;
    addVisit(sides, event);
  }
  if (begun) addUnended(sides, begun);
  return sides;
}

function emptySide(): PlaceSide {
  return { visits: [], total: 0 };
}

function addVisit(sides: PlaceSides, event: Extract<JournalEvent, { kind: 'visit' }>): void {
  const place = sides[event.node];
  if (!place) return;
  const { visit, batch, threwAt } = event;
  const failed = event.next === 'error';
  const common = { visit, batch, failed };
  const into = place.in;
  if (event.blockIn > 0)
    into.visits.push({ ...common, before: into.total, rows: event.rowsIn, block: event.blockIn, threwAt });
  into.total += event.rowsIn;
  const out = place.out;
  // Of a failing call, what it committed is shown: no function reads it.
  const [rows, block] = failed
    ? [event.rowsCommitted, event.blockCommitted || event.blockOut]
    : [event.rowsOut, event.blockOut];
  if (block > 0 && rows > 0) out.visits.push({ ...common, before: out.total, rows, block, threwAt: 0 });
  out.total += rows;
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
function takeBack(sides: PlaceSides, batch: number): void {
  for (const place of sides)
    for (const { visits } of [place.in, place.out]) while (visits.at(-1)?.batch === batch) visits.pop();
}

/** A visit that never ended: its rows in are all that is known of it. */
function addUnended(sides: PlaceSides, event: Extract<JournalEvent, { kind: 'visit-began' }>): void {
  const into = sides[event.node]?.in;
  if (!into) return;
  const { visit, batch, rowsIn: rows, blockIn: block } = event;
  if (block > 0)
    into.visits.push({ visit, batch, before: into.total, rows, block, failed: true, threwAt: 0 });
  into.total += rows;
}
