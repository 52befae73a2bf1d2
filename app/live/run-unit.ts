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
  onRun(rows: number, end: LiveBatchEnd): void;
  /** So many of the messages are in the database already, and are left out. */
  onKnown(messages: number): void;
}

/** The places behind what this process saved last; undefined where anything but that went by since. */
export interface Steady {
  places: Map<string, string> | undefined;
}

const nothingToDo: LiveBatchEnd = { stoppedBecause: 'no-data', durationMs: 0, visits: [] };

/**
 * Runs messages as one unit: what they save into databases is there as a whole or not at all, and with a keeper so is the place
 * behind them. Messages that its database has are left out. Rejects with what is not due to the rows.
 */
export async function runUnit(unit: UnitRun): Promise<LiveBatchEnd> {
  const { messages, flow, steady } = unit;
  const isNext = steady?.places !== undefined && (flow.keeper === null || followOn(messages, steady.places));
  if (steady && !isNext) steady.places = undefined;
  const places = steady?.places;
  if (steady) steady.places = undefined;
  const { end, saved } = await begunAndRun(unit, isNext);
  if (steady && saved) steady.places = new Map([...(places ?? []), ...saved]);
  return end;
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

async function begunAndRun(unit: UnitRun, isNext: boolean): Promise<Ended> {
  const { messages, flow, source, onKnown } = unit;
  const { storage, keeper } = flow;
  const parts = [...new Set(messages.map(({ part }) => part))];
  try {
    const beginning = storage.begin(keeper === null ? null : { cname: keeper, source, parts });
    // The flow runs while the database is still asked; what it saves waits there for the transaction.
    const early = isNext ? runFlow(unit, messages) : undefined;
    const [begun, ran] = await Promise.allSettled([beginning, early]);
    if (begun.status === 'rejected') throw begun.reason;
    if (ran.status === 'rejected') throw ran.reason;
    const fresh = notBelow(messages, new Map(begun.value.map(({ part, next }) => [part, BigInt(next)])));
    if (fresh.length < messages.length && ran.value !== undefined) {
      // Somebody else saved some of them in the meantime: it is as if it had not run.
      await storage.rollback();
      return await begunAndRun(unit, false);
    }
    if (fresh.length < messages.length) onKnown(messages.length - fresh.length);
    if (fresh.length === 0) {
      await storage.rollback();
      return { end: nothingToDo };
    }
    return await ended(unit, fresh, ran.value ?? (await runFlow(unit, fresh)));
  } catch (thrown) {
    await storage.rollback();
    throw thrown;
  }
}

async function runFlow({ flow, nameOf }: UnitRun, messages: readonly Message[]): Promise<LiveBatchEnd> {
  const names = flow.hasIds ? messages.map(nameOf) : undefined;
  return await flow.engine.batch(linesOf(messages), names);
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
async function ended(unit: UnitRun, fresh: readonly Message[], end: LiveBatchEnd): Promise<Ended> {
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
  const positions = keeper === null ? [] : [...saved].map(([part, next]) => ({ part, next }));
  const refused = await committed(storage, positions);
  return refused === undefined
    ? { end, saved }
    : { end: { ...end, stoppedBecause: 'error', error: refused } };
}

/** Commits; gives what a row is to blame for, which the flow's own code had caught. */
async function committed(
  storage: LoadedFlow['storage'],
  positions: readonly KeptPosition[],
): Promise<ErrorData | undefined> {
  try {
    await storage.commit(positions);
    return undefined;
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (!isOfRows(error.code)) throw thrown;
    await storage.rollback();
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
