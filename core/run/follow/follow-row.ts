import type { DropReason } from '../../builtins/drops/drop-reason.ts';
import type { ExplainedCall } from '../../builtins/drops/explain-call.ts';
import type { JournalVisit } from '../../contract/journal.ts';
import { isOfKind, markOf } from '../journal/visit-mark.ts';
import { type MatchedBy, matchRow } from './match-row.ts';

/** A row at one side of a visit; counted from 1. */
export interface RowPlace {
  visit: number;
  side: 'in' | 'out';
  row: number;
}

/** How a row is known to be the one before it: for certain, or by what. */
export type Link = { grade: 'certain' } | { grade: 'likely'; by: MatchedBy };

/** One stop of a followed row. `link`: how it is the same row as at the stop before; null where following began. */
export interface FollowStep extends RowPlace {
  /** Its place in the run's chain. */
  node: number;
  batch: number;
  link: Link | null;
  /** The visit whose rows were read here; 0 for the source's. */
  readFrom: number;
}

/** Where a row can't be followed any further, and why. */
export type FollowEnd = { visit: number; node: number } & (
  | {
      kind: 'dropped';
      grade: 'certain' | 'likely';
      next: JournalVisit['next'];
      /** Of a built-in: which condition or rule dropped it. */
      why?: DropReason | undefined;
      /** Rows that the function committed, and of which it is none for certain. */
      others?: number;
    }
  | { kind: 'thrown-away'; action: 'ForceEntryNext' | 'Abort' | 'DataReuse' }
  | { kind: 'failed' }
  /** The flow's last function handed it on, or ended with it. */
  | { kind: 'end' }
  /** No function read it any more: the flow went elsewhere. */
  | { kind: 'not-read'; next: JournalVisit['next']; nextNode: number }
  | { kind: 'unknown'; candidates: number }
  | { kind: 'not-kept' }
  /** A built-in made several rows of it, or it of several rows. */
  | { kind: 'became' | 'made-of'; count: number }
  /** It is a row of the source, of its batch. */
  | { kind: 'source'; batch: number; row: number }
);

/** What following reads of a run. */
export interface FollowSource {
  /** Places in the chain. */
  readonly places: number;
  visit(visit: number): Promise<JournalVisit | undefined>;
  /** All rows of one side as JSON; undefined where not every one is kept. */
  rows(visit: number, side: 'in' | 'out' | 'committed'): Promise<readonly string[] | undefined>;
  /** Visits that read what a visit handed on, in order. */
  readers(visit: number): Promise<readonly number[]>;
  /** The row, from 1, that each row that a visit committed was made of, as the engine saw it; 0 where that is not known. */
  madeOf?(visit: number): Promise<readonly number[] | undefined>;
  /** What a built-in did with the rows of a visit; undefined where that is not known for certain. */
  explain?(visit: JournalVisit): Promise<ExplainedCall | undefined>;
}

export interface Followed {
  /** From the source, or from as far back as is known, to where it was last seen. */
  steps: FollowStep[];
  /** Why nothing is known before the first step, and behind those that are last. */
  begin: FollowEnd;
  ends: FollowEnd[];
}

/** Stops of a row in a loop of jumps that are told. */
const mostSteps = 200;

/** Where a row came from, and what became of it. What is not certain says so. */
export async function followRow(source: FollowSource, place: RowPlace): Promise<Followed> {
  const steps: FollowStep[] = [];
  const back = await goBack(source, place, steps);
  const ends: FollowEnd[] = [];
  const from = steps.at(-1);
  if (from) await goOn(source, from, { steps, ends });
  return { steps, begin: back, ends };
}

/** Fills in the steps up to and with the place, the first one first. */
async function goBack(source: FollowSource, place: RowPlace, steps: FollowStep[]): Promise<FollowEnd> {
  /** How the row is known at the step behind, once there is one in front of it. */
  let at = place;
  for (;;) {
    const visit = await source.visit(at.visit);
    if (!visit) return { visit: at.visit, node: -1, kind: 'not-kept' };
    const { node, batch, inputVisit: readFrom } = visit;
    steps.unshift({ ...at, node, batch, link: null, readFrom });
    if (steps.length > mostSteps) return { visit: at.visit, node, kind: 'unknown', candidates: 1 };
    if (at.side === 'in') {
      if (visit.inputVisit === 0) return { visit: at.visit, node, kind: 'source', batch, row: at.row };
      linkFirst(steps, { grade: 'certain' });
      at = { visit: visit.inputVisit, side: 'out', row: at.row };
      continue;
    }
    const origin = await across(source, visit, { from: 'out', row: at.row });
    if ('kind' in origin) return origin;
    linkFirst(steps, origin.link);
    at = { visit: at.visit, side: 'in', row: origin.row };
  }
}

function linkFirst(steps: FollowStep[], link: Link): void {
  const [first] = steps;
  if (first) steps[0] = { ...first, link };
}

interface Found {
  steps: FollowStep[];
  ends: FollowEnd[];
}

async function goOn(source: FollowSource, from: RowPlace, found: Found): Promise<void> {
  const visit = await source.visit(from.visit);
  if (!visit || found.steps.length > mostSteps) {
    found.ends.push({ visit: from.visit, node: visit?.node ?? -1, kind: 'not-kept' });
    return;
  }
  const { node, batch, inputVisit: readFrom } = visit;
  if (from.side === 'in') {
    const into = await across(source, visit, { from: 'in', row: from.row });
    if ('kind' in into) {
      found.ends.push(into);
      return;
    }
    const { row, link } = into;
    const step: FollowStep = { visit: from.visit, side: 'out', row, node, batch, link, readFrom };
    found.steps.push(step);
    await goOn(source, step, found);
    return;
  }
  const readers = await source.readers(from.visit);
  if (readers.length === 0) found.ends.push(unread(source, visit));
  for (const reader of readers) {
    const next = await source.visit(reader);
    if (!next) continue;
    const step: FollowStep = {
      ...{ visit: reader, side: 'in', row: from.row, node: next.node, batch },
      ...{ link: { grade: 'certain' }, readFrom: from.visit },
    };
    found.steps.push(step);
    await goOn(source, step, found);
  }
}

function unread({ places }: FollowSource, { visit, node, next, nextNode }: JournalVisit): FollowEnd {
  if (node === places - 1 || next === 'end') return { visit, node, kind: 'end' };
  return { visit, node, kind: 'not-read', next, nextNode };
}

/** The same row on the other side of a function. */
async function across(
  source: FollowSource,
  visit: JournalVisit,
  { from, row }: { from: 'in' | 'out'; row: number },
): Promise<{ row: number; link: Link } | FollowEnd> {
  const here = { visit: visit.visit, node: visit.node };
  if (from === 'in' && visit.next === 'error') return { ...here, kind: 'failed' };
  // Rows that were handed on as they came are the same, one by one.
  if (visit.action.dataReuse || (visit.blockIn > 0 && visit.blockIn === visit.blockOut))
    return isThrownAway(visit) && from === 'in' && visit.rowsOut === 0
      ? { ...here, kind: 'thrown-away', action: 'ForceEntryNext' }
      : { row, link: { grade: 'certain' } };
  const told = await source.explain?.(visit);
  const known = told && acrossKnown(told, visit, { from, row });
  if (known) return known;
  const made = await source.madeOf?.(visit.visit);
  const seen = made && acrossMade(made, visit, { from, row, why: told?.whyDropped(row) });
  if (seen) return seen;
  const into = from === 'in' ? 'out' : 'in';
  if (from === 'in' && isThrownAway(visit)) return await thrownAway(source, visit, row);
  const [before, after] = [await source.rows(visit.visit, from), await source.rows(visit.visit, into)];
  if (!before || !after) return { ...here, kind: 'not-kept' };
  const match = matchRow(before, after, row);
  switch (match.grade) {
    case 'likely':
      return { row: match.row, link: { grade: 'likely', by: match.by } };
    case 'unknown':
      return { ...here, kind: 'unknown', candidates: match.candidates };
    case 'gone':
      if (from === 'in' && visit.node === source.places - 1 && after.length === 0)
        return { ...here, kind: 'end' };
      if (from === 'out') return { ...here, kind: 'unknown', candidates: 0 };
      return {
        ...{ ...here, kind: 'dropped', grade: match.surely ? 'certain' : 'likely', next: visit.next },
        why: told?.whyDropped(row),
      };
  }
}

/** The same, where the function is a built-in that tells it for certain; undefined where it does not. */
function acrossKnown(
  told: ExplainedCall,
  visit: JournalVisit,
  { from, row }: { from: 'in' | 'out'; row: number },
): { row: number; link: Link } | FollowEnd | undefined {
  const here = { visit: visit.visit, node: visit.node };
  const rows = from === 'in' ? told.outOf(row) : told.inOf(row);
  const [only, ...others] = rows ?? [];
  if (only === undefined) {
    const why = from === 'in' && rows !== undefined ? told.whyDropped(row) : undefined;
    return why && { ...here, kind: 'dropped', grade: 'certain', next: visit.next, why };
  }
  // What it made of the row did not get out.
  if (from === 'in' && isThrownAway(visit)) return undefined;
  if (others.length > 0)
    return { ...here, kind: from === 'in' ? 'became' : 'made-of', count: others.length + 1 };
  return { row: only, link: { grade: 'certain' } };
}

/** The same, where code committed the row's own object, or named the row; undefined where the engine did not see it. */
function acrossMade(
  made: readonly number[],
  visit: JournalVisit,
  { from, row, why }: { from: 'in' | 'out'; row: number; why: DropReason | undefined },
): { row: number; link: Link } | FollowEnd | undefined {
  const here = { visit: visit.visit, node: visit.node };
  const isOut = !isThrownAway(visit);
  // Rows that an earlier batch left in the buffer stand among those that came out.
  if (isOut && visit.rowsOut !== made.length) return undefined;
  if (from === 'out') {
    const origin = made[row - 1] ?? 0;
    return origin > 0 ? { row: origin, link: { grade: 'certain' } } : undefined;
  }
  const [only, ...others] = made.flatMap((origin, at) => (origin === row ? [at + 1] : []));
  if (only === undefined) {
    const isWhole = !made.includes(0);
    const others = made.length;
    return isWhole
      ? { ...here, kind: 'dropped', grade: 'certain', next: visit.next, why, others }
      : undefined;
  }
  const action = visit.action.forceEntryNext ? 'ForceEntryNext' : 'Abort';
  if (!isOut) return { ...here, kind: 'thrown-away', action };
  if (others.length > 0) return { ...here, kind: 'became', count: others.length + 1 };
  return { row: only, link: { grade: 'certain' } };
}

function isThrownAway(visit: JournalVisit): boolean {
  return isOfKind(markOf(visit), 'thrownAway');
}

/** What it committed was thrown away; whether the row was among it is another matter. */
async function thrownAway(source: FollowSource, visit: JournalVisit, row: number): Promise<FollowEnd> {
  const here = { visit: visit.visit, node: visit.node };
  const action = visit.action.forceEntryNext ? 'ForceEntryNext' : 'Abort';
  const [before, committed] = [
    await source.rows(visit.visit, 'in'),
    await source.rows(visit.visit, 'committed'),
  ];
  if (!before || !committed) return { ...here, kind: 'thrown-away', action };
  const match = matchRow(before, committed, row);
  if (match.grade !== 'gone') return { ...here, kind: 'thrown-away', action };
  return { ...here, kind: 'dropped', grade: match.surely ? 'certain' : 'likely', next: visit.next };
}
