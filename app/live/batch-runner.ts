import type { LiveBatchEnd } from '../../core/contract/live-payloads.ts';
import { type ErrorData, fromErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { problemOf } from '../sources/message.ts';
import type { Message } from '../sources/source-reader.ts';
import { wait } from '../sources/wait.ts';
import type { DeadLetters } from './dead-letters.ts';
import { guiltyRows } from './guilty-rows.ts';
import type { LiveLog } from './live-log.ts';
import { isOfRows } from './rows-fault.ts';

/** Tries that finding the guilty rows of one batch may cost. */
const mostTries = 200;
const firstWaitMs = 200;
const longestWaitMs = 30_000;

/** A batch goes into the engine in one frame, of 64 MB at most, and so is cut where its rows are large. */
const mostBytes = 8 * 1024 * 1024;

/** Milliseconds before the next try: doubled each time, up to half a minute. */
function waitMs(attempt: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt, 20));
}

export type BatchKind = 'part' | 'tried' | 'last';

export interface BatchRunnerSettings {
  /**
   * Runs the rows of these messages as one batch. Of one that is only tried, nothing is kept where that is possible; behind the last
   * one there is nothing left to settle. Rejects with what is not due to the rows.
   */
  run(messages: readonly Message[], kind: BatchKind): Promise<LiveBatchEnd>;
  /** Whether parts of a batch may be run to find the guilty rows: running a row twice changes nothing. */
  mayTryParts(): boolean;
  /** `FName#n` of a place of the chain. */
  placeOf(node: number): string | undefined;
  letters: DeadLetters;
  log: LiveLog;
  /** A message lies among the dead letters. */
  onDead(place: string | undefined, error: ErrorData): void;
  /** Called before each wait with why, and with undefined when things go on. */
  onTrouble(why: ErrorData | undefined): void;
  signal: AbortSignal;
  /** Ends a wait early: what is waited for may have been mended. */
  wake(): AbortSignal;
  /** Called before each further try of a batch. */
  beforeRetry(): Promise<void>;
  /** Default: `waitMs`. */
  backOff?: ((attempt: number) => number) | undefined;
}

export interface BatchRunner {
  /**
   * Resolves to true when every message is done: its row was run to the end of the flow, or it lies among the dead letters. False when
   * the run is being stopped: then none of them may be acknowledged.
   */
  settle(messages: readonly Message[]): Promise<boolean>;
  /** Does this again and again until it succeeds; false when the run is being stopped before. */
  insist(work: () => Promise<void>): Promise<boolean>;
}

/** The first of these messages that make a batch. */
function firstOf(messages: readonly Message[]): readonly Message[] {
  // No character has more than three bytes: most batches need no counting.
  let most = 0;
  for (const message of messages) most += message.unread?.length ?? message.text.length * 3;
  if (most <= mostBytes) return messages;
  let bytes = 0;
  const end = messages.findIndex((message, index) => {
    bytes += message.unread?.length ?? Buffer.byteLength(message.text);
    return bytes > mostBytes && index > 0;
  });
  return end === -1 ? messages : messages.slice(0, end);
}

/** Whether these are settled by one run, unless it fails. */
export function isOneBatch(messages: readonly Message[]): boolean {
  return messages.every(({ bad }) => bad === undefined) && firstOf(messages).length === messages.length;
}

/** The messages that are no rows, of those that nobody has looked at before. */
function problemsOf(messages: readonly Message[]): { row: Message; failure: Failure }[] {
  return messages.flatMap((row) => {
    const error = problemOf(row);
    return error === undefined ? [] : [{ row, failure: { error, place: undefined } }];
  });
}

/** A batch that failed, with what it failed at. */
interface Failure {
  error: ErrorData;
  place: string | undefined;
}

export function createBatchRunner(settings: BatchRunnerSettings): BatchRunner {
  const { letters, log, signal, backOff = waitMs } = settings;
  /** Whether rows came to the end of the flow since it began: then its tables have the columns that rows have. */
  let hasRun = false;

  /** Why these rows fail as one batch; undefined when they do not. Throws what is not due to them. */
  async function attempt(rows: readonly Message[], kind: BatchKind): Promise<Failure | undefined> {
    const { error, node } = await settings.run(rows, kind);
    if (error === undefined) return undefined;
    const known = error as ErrorData;
    const isAlone = known.code === 'contract.too-large' && rows.length === 1;
    if (!isAlone && !isOfRows(known.code)) throw fromErrorData(known);
    return { error: known, place: node === undefined ? undefined : settings.placeOf(node) };
  }
  async function blame(rows: readonly Message[], failure: Failure) {
    const { code } = failure.error;
    const whole = rows.map((row) => ({ row, failure }));
    if (!settings.mayTryParts() || code === 'live.batch-too-long') return whole;
    return (await guiltyRows(rows, failure, (part) => attempt(part, 'tried'), mostTries)) ?? whole;
  }
  async function bury(dead: readonly { row: Message; failure: Failure }[]): Promise<void> {
    await letters.add(dead.map(({ row, failure }) => ({ message: row, ...failure })));
    for (const { failure } of dead) settings.onDead(failure.place, failure.error);
    const [first] = dead;
    if (first === undefined) return;
    const { part, at } = first.row;
    const { error, place } = first.failure;
    log.fail('error', 'dead-letters', error, { messages: dead.length, part, at, place });
  }

  async function settle(messages: readonly Message[]): Promise<boolean> {
    let rows = messages.filter(({ bad }) => bad === undefined);
    let poison = messages.flatMap((row) =>
      row.bad === undefined ? [] : [{ row, failure: { error: row.bad, place: undefined } }],
    );
    return await again(async () => {
      await bury(poison);
      poison = [];
      while (rows.length > 0) {
        const batch = firstOf(rows);
        const failure = await attempt(batch, batch.length < rows.length ? 'part' : 'last');
        if (failure === undefined) {
          hasRun = true;
          rows = rows.slice(batch.length);
          continue;
        }
        const noRows = failure.error.code === 'live.poison' ? problemsOf(batch) : [];
        const dead = noRows.length > 0 ? noRows : await blame(batch, failure);
        const lacksColumn = dead.every(({ failure: { error } }) => error.code === 'connect.no-column');
        // A table that no row of the flow ever fitted is not due to the rows.
        if (!hasRun && lacksColumn && dead.length === batch.length) throw fromErrorData(failure.error);
        await bury(dead);
        const buried = new Set(dead.map(({ row }) => row));
        rows = rows.filter((row) => !buried.has(row));
      }
    }, settings.beforeRetry);
  }
  function insist(work: () => Promise<void>): Promise<boolean> {
    return again(work, async () => undefined);
  }
  async function again(work: () => Promise<void>, beforeRetry: () => Promise<void>): Promise<boolean> {
    for (let tries = 0; ; tries++) {
      try {
        if (tries > 0) await beforeRetry();
        await work();
        settings.onTrouble(undefined);
        return true;
      } catch (thrown) {
        const error = toErrorData(thrown);
        if (error.code === 'process.stopped' || signal.aborted) return false;
        settings.onTrouble(error);
        log.fail('warn', 'waiting', error, { milliseconds: backOff(tries) });
        await wait(backOff(tries), AbortSignal.any([signal, settings.wake()]));
        if (signal.aborted) return false;
      }
    }
  }
  return { settle, insist };
}
