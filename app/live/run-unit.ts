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
  onRun(rows: number, end: LiveBatchEnd): void;
  /** So many of the messages are in the database already, and are left out. */
  onKnown(messages: number): void;
}

const nothingToDo: LiveBatchEnd = { stoppedBecause: 'no-data', durationMs: 0, visits: [] };

/**
 * Runs messages as one unit: what they save into databases is there as a whole or not at all, and with a keeper so is the place
 * behind them. Messages that its database has are left out. Rejects with what is not due to the rows.
 */
export async function runUnit({
  messages,
  isTried,
  flow,
  source,
  nameOf,
  onRun,
  onKnown,
}: UnitRun): Promise<LiveBatchEnd> {
  const { storage, engine, keeper } = flow;
  const parts = [...new Set(messages.map(({ part }) => part))];
  const kept = await storage.begin(keeper === null ? null : { cname: keeper, source, parts });
  try {
    const fresh = notBelow(messages, new Map(kept.map(({ part, next }) => [part, BigInt(next)])));
    if (fresh.length < messages.length) onKnown(messages.length - fresh.length);
    if (fresh.length === 0) {
      await storage.rollback();
      return nothingToDo;
    }
    const names = flow.hasIds ? fresh.map(nameOf) : undefined;
    const end = await engine.batch(fresh.map(({ text }) => text).join('\n'), names);
    onRun(fresh.length, end);
    if (isTried || end.error !== undefined) {
      const failed = await storage.rollback();
      // Code that caught it said something else: a server that is away is no fault of the rows.
      if (end.error !== undefined && failed && !isOfRows(failed.code)) throw fromErrorData(failed);
    } else {
      // Of a part that gave nothing new the database knows a place further on: it must never go back.
      const positions = [...positionsOf(fresh)].map(([part, next]) => ({ part, next }));
      const refused = await committed(storage, keeper === null ? [] : positions);
      if (refused !== undefined) return { ...end, stoppedBecause: 'error', error: refused };
    }
    return end;
  } catch (thrown) {
    await storage.rollback();
    throw thrown;
  }
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
  return messages.filter(({ part, at }) => {
    const from = next.get(part);
    return from === undefined || BigInt(at) >= from;
  });
}
