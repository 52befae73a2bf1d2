import type { JournalEvent, JournalVisit } from '../../contract/journal.ts';
import type { Comparison, RunDifference } from '../../contract/run-comparison.ts';
import type { ComparedRun } from './compared-run.ts';
import { firstRowDifference } from './row-difference.ts';
import { slowerPlaces, type Times } from './slower-places.ts';

/**
 * Where two runs part: the first visit at which they went another way, got or handed on other rows, or failed otherwise. Visits find
 * each other by batch and by their order in it; of a place that only one of the chains has, they are passed over.
 */
export async function compareRuns(earlier: ComparedRun, later: ComparedRun): Promise<Comparison> {
  const shared = new Set(
    earlier.chain.filter(({ id }) => later.chain.some((other) => other.id === id)).map(({ id }) => id),
  );
  const [before, after] = [visitsOf(earlier, shared), visitsOf(later, shared)];
  const times: Times = new Map();
  let difference: RunDifference | null = null;
  let visits = 0;
  let notKept = 0;
  for (;;) {
    const [one, other] = [(await before.next()).value, (await after.next()).value];
    addTimes(times, one, other);
    if (!one && !other) break;
    if (difference) continue;
    visits++;
    const found = await differenceAt(earlier, later, one, other);
    if (found === 'not-kept') notKept++;
    else difference = found;
  }
  return { difference, visits, notKept, slower: slowerPlaces(times) };
}

interface Placed {
  id: string;
  visit: JournalVisit;
}

/** The visits that count, with their places; those of a batch that came again do not. */
async function* visitsOf(
  { chain, events }: ComparedRun,
  shared: ReadonlySet<string>,
): AsyncGenerator<Placed, undefined> {
  let batch: Placed[] = [];
  for await (const event of events()) {
    if (isBatchOver(event, batch)) yield* batch.splice(0);
    if (event.kind === 'went-on' && event.again) batch = [];
    if (event.kind !== 'visit') continue;
    const id = chain[event.node]?.id;
    if (id !== undefined && shared.has(id)) batch.push({ id, visit: event });
  }
  yield* batch;
  return undefined;
}

/** Visits wait until it is known that their batch does not come again. */
function isBatchOver(event: JournalEvent, [first]: readonly Placed[]): boolean {
  return event.kind === 'visit' && first !== undefined && event.batch !== first.visit.batch;
}

async function differenceAt(
  earlier: ComparedRun,
  later: ComparedRun,
  one: Placed | undefined,
  other: Placed | undefined,
): Promise<RunDifference | 'not-kept' | null> {
  const at = placeOfBoth(one, other);
  if (!one || !other || one.id !== other.id || one.visit.batch !== other.visit.batch)
    return { kind: 'way', ...at, earlier: one?.id ?? null, later: other?.id ?? null };
  const [was, is] = [one.visit, other.visit];
  const rows = (side: 'in' | 'out') => rowsDiffer(earlier, later, { was, is, side });
  const input = await rows('in');
  if (input && input !== 'not-kept') return { ...input, ...at };
  if (was.next !== is.next || was.error?.code !== is.error?.code)
    return { kind: 'end', ...at, earlier: endOf(was), later: endOf(is) };
  const output = await rows('out');
  if (output && output !== 'not-kept') return { ...output, ...at };
  return input ?? output;
}

function endOf({ next, error }: JournalVisit) {
  return { next, error: error ?? null };
}

function placeOfBoth(one: Placed | undefined, other: Placed | undefined) {
  const known = other ?? one;
  return {
    place: known?.id ?? '',
    batch: known?.visit.batch ?? 0,
    visitEarlier: one?.visit.visit ?? null,
    visitLater: other?.visit.visit ?? null,
  };
}

interface Side {
  was: JournalVisit;
  is: JournalVisit;
  side: 'in' | 'out';
}

/** The first row of a side that differs; `not-kept` where not all rows are there to be compared, and their numbers are the same. */
async function rowsDiffer(earlier: ComparedRun, later: ComparedRun, { was, is, side }: Side) {
  const [before, after] = side === 'in' ? [was.rowsIn, is.rowsIn] : [was.rowsOut, is.rowsOut];
  const block = side === 'in' ? ('blockIn' as const) : ('blockOut' as const);
  if (before + after === 0) return null;
  const had = before === 0 ? [] : await earlier.rows(was[block], before);
  const has = after === 0 ? [] : await later.rows(is[block], after);
  if (had && has) {
    const found = firstRowDifference(had, has);
    return found && { kind: 'rows' as const, side, ...found };
  }
  return before === after
    ? ('not-kept' as const)
    : { kind: 'counts' as const, side, earlier: before, later: after };
}

function addTimes(times: Times, one: Placed | undefined, other: Placed | undefined): void {
  for (const [placed, run] of [
    [one, 'earlier'],
    [other, 'later'],
  ] as const) {
    if (!placed) continue;
    const sum = times.get(placed.id) ?? { earlier: 0, later: 0 };
    sum[run] += placed.visit.durationMs;
    times.set(placed.id, sum);
  }
}
