import type { KeptPosition } from '../../core/contract/connect-contract.ts';
import type { LiveBatchEnd } from '../../core/contract/live-payloads.ts';
import { type ErrorData, fromErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { type Message, positionsOf } from '../sources/source-reader.ts';
import type { LoadedFlow } from './loaded-flow.ts';
import { isOfRows } from './rows-fault.ts';

export interface UnitRun {
  messages: readonly Message[];
  /** Nothing of it is kept. */
  isTried: boolean;
  flow: Pick<LoadedFlow, 'engine' | 'storage' | 'keeper' | 'hasIds'>;
  /** Names a message among all that the flow gets. */
  nameOf(message: Message): string;
  /** The source, as the database that keeps its places knows it. */
  source: string;
  /** What is kept from unit to unit of the same flow. */
  steady?: Steady | undefined;
  /** Where it has begun already, behind the one before. */
  early?: EarlyUnit | undefined;
  /**
   * It is being committed, and these are the places behind it: the next one may begin, and is given back. Where the commit fails, that one has ended
   * and is taken back when this one's failure is told.
   */
  beginNext?: ((places: ReadonlyMap<string, string>) => EarlyUnit | undefined) | undefined;
  onRun(rows: number, end: LiveBatchEnd): void;
  /** So many of the messages are in the database already, and are left out. */
  onKnown(messages: number): void;
}

/** The places behind what this process saved last; undefined where anything but that went by since. */
export interface Steady {
  places: ReadonlyMap<string, string> | undefined;
}

/** A unit that began before it was known whether it may: its database has not answered yet, or that before it is being committed. */
export interface EarlyUnit {
  readonly messages: readonly Message[];
  readonly begun: Promise<readonly KeptPosition[]>;
  readonly ran: Promise<LiveBatchEnd>;
}

/** What a unit is begun with. */
type Beginning = Pick<UnitRun, 'messages' | 'flow' | 'nameOf' | 'source'>;

const nothingToDo: LiveBatchEnd = { stoppedBecause: 'no-data', durationMs: 0, visits: [] };

/**
 * Runs messages as one unit: what they save into databases is there as a whole or not at all, and with a keeper so is the place
 * behind them. Messages that its database has are left out. Rejects with what is not due to the rows.
 */
export async function runUnit(unit: UnitRun): Promise<LiveBatchEnd> {
  const { steady } = unit;
  const before = steady?.places;
  if (steady) steady.places = undefined;
  const early = unit.early ?? (isBehind(unit, before) ? beginEarly(unit) : undefined);
  const { end, saved } = await begunAndRun(unit, { early, before: early && before });
  if (steady) steady.places = saved;
  return end;
}

/** The flow runs while the database is still asked; what it loads and saves waits there for the transaction. */
export function beginEarly(unit: Beginning): EarlyUnit {
  const begun = begin(unit);
  const ran = runFlow(unit, unit.messages, begun);
  // Both are waited for later, one after the other.
  for (const one of [begun, ran]) one.catch(() => undefined);
  return { messages: unit.messages, begun, ran };
}

function begin({ messages, flow: { storage, keeper }, source }: Beginning): EarlyUnit['begun'] {
  const parts = [...new Set(messages.map(({ part }) => part))];
  return storage.begin(keeper === null ? null : { cname: keeper, source, parts });
}

/** Whether these messages come right behind what was saved last, so that they may be run before the database is heard. */
export function isBehind(
  { messages, flow }: Pick<UnitRun, 'messages' | 'flow'>,
  places: ReadonlyMap<string, string> | undefined,
): places is ReadonlyMap<string, string> {
  return places !== undefined && (flow.keeper === null || followOn(messages, places));
}

/** Whether these messages come right behind what was saved last: then the keeper's database is all but sure to have none of them. */
function followOn(messages: readonly Message[], places: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (const message of messages) {
    if (!seen.has(message.part) && places.get(message.part) !== message.at) return false;
    seen.add(message.part);
  }
  return true;
}

/** How a unit ended, and the places behind what it saved; undefined where it saved nothing. */
interface Ended {
  end: LiveBatchEnd;
  saved?: ReadonlyMap<string, string>;
}

/** How a unit comes to be: where it began early, and the places that were known before it. */
interface Known {
  early: EarlyUnit | undefined;
  before: ReadonlyMap<string, string> | undefined;
}

async function begunAndRun(unit: UnitRun, { early, before }: Known): Promise<Ended> {
  const { messages, flow, onKnown } = unit;
  const { storage } = flow;
  try {
    const [begun, ran] = await Promise.allSettled([early?.begun ?? begin(unit), early?.ran]);
    if (begun.status === 'rejected') throw begun.reason;
    if (ran.status === 'rejected') throw ran.reason;
    const fresh = notBelow(messages, new Map(begun.value.map(({ part, next }) => [part, BigInt(next)])));
    if (fresh.length < messages.length && ran.value !== undefined) {
      // Somebody else saved some of them in the meantime: it is as if it had not run.
      await storage.rollback();
      return await begunAndRun(unit, { early: undefined, before });
    }
    if (fresh.length < messages.length) onKnown(messages.length - fresh.length);
    if (fresh.length === 0) {
      await storage.rollback();
      return { end: nothingToDo };
    }
    const end = ran.value ?? (await runFlow(unit, fresh));
    return await ended(unit, { fresh, before, end });
  } catch (thrown) {
    await storage.rollback();
    throw thrown;
  }
}

/** Its time counts from when its turn has come. */
async function runFlow(
  { flow, nameOf }: Beginning,
  messages: readonly Message[],
  turn?: Promise<unknown>,
): Promise<LiveBatchEnd> {
  const names = flow.hasIds ? messages.map(nameOf) : undefined;
  return await flow.engine.batch(linesOf(messages), names, turn);
}

const lineEnd = Buffer.from('\n');

/** Their bytes where all of them are that: making texts of them to make bytes of those again takes as long as running them. */
function linesOf(messages: readonly Message[]): string | Uint8Array {
  const pieces: Uint8Array[] = [];
  for (const { unread } of messages) {
    if (unread === undefined) return messages.map(({ text }) => text).join('\n');
    if (pieces.length > 0) pieces.push(lineEnd);
    pieces.push(unread);
  }
  return Buffer.concat(pieces);
}

/** Keeps what the flow saved, or takes it back. */
async function ended(
  unit: UnitRun,
  { fresh, before, end }: { fresh: readonly Message[]; end: LiveBatchEnd } & Pick<Known, 'before'>,
): Promise<Ended> {
  const { isTried, onRun, flow } = unit;
  const { storage, keeper } = flow;
  // The flow was not given what is no row.
  if ((end.error as ErrorData | undefined)?.code !== 'live.poison') onRun(fresh.length, end);
  if (isTried || end.error !== undefined) {
    const failed = await storage.rollback();
    // Code that caught it said something else: a server that is away is no fault of the rows.
    if (end.error !== undefined && failed && !isOfRows(failed.code)) throw fromErrorData(failed);
    return { end };
  }
  // Of a part that gave nothing new the database knows a place further on: it must never go back.
  const saved = positionsOf(fresh);
  const places = new Map([...(before ?? []), ...saved]);
  const positions = keeper === null ? [] : [...saved].map(([part, next]) => ({ part, next }));
  const refused = await committed(unit, positions, places);
  return refused === undefined
    ? { end, saved: places }
    : { end: { ...end, stoppedBecause: 'error', error: refused } };
}

/** Commits; gives what a row is to blame for, which the flow's own code had caught. */
async function committed(
  { flow: { storage }, beginNext }: UnitRun,
  positions: readonly KeptPosition[],
  places: ReadonlyMap<string, string>,
): Promise<ErrorData | undefined> {
  const committing = storage.commit(positions);
  const next = beginNext?.(places);
  try {
    await committing;
    return undefined;
  } catch (thrown) {
    // All that it asks of storage is refused. Before it has ended a rollback would let what it still saves stand alone.
    if (next) await Promise.allSettled([next.begun, next.ran]);
    await storage.rollback();
    const error = toErrorData(thrown);
    if (!isOfRows(error.code)) throw thrown;
    return error;
  }
}

/** The messages that no place says are done. */
function notBelow(messages: readonly Message[], next: ReadonlyMap<string, bigint>): readonly Message[] {
  if (next.size === 0) return messages;
  return messages.filter((message) => {
    const from = next.get(message.part);
    return from === undefined || (message.offset ?? BigInt(message.at)) >= from;
  });
}
