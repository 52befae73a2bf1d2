import type { LiveFlow } from '../../core/contract/live-control.ts';
import type { LiveBatchEnd } from '../../core/contract/live-payloads.ts';
import { CodedError, type ErrorData, fromErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import type { Source } from '../../core/sources/source-file.ts';
import { createTaskQueue } from '../host/project/task-queue.ts';
import type { Lag, Message, SourceReader } from '../sources/source-reader.ts';
import { untilAborted } from '../sources/wait.ts';
import { createBatchAhead } from './batch-ahead.ts';
import { type BatchKind, createBatchRunner, isOneBatch } from './batch-runner.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { SentRow } from './letters/letter-desk.ts';
import { createLiveCounts } from './live-counts.ts';
import type { LiveLog } from './live-log.ts';
import type { LiveMetrics } from './live-metrics.ts';
import type { LoadedFlow } from './loaded-flow.ts';
import { messageNamer } from './message-name.ts';
import { beginEarly, isBehind, runUnit, type Steady, type UnitRun } from './run-unit.ts';

export interface SourceRunSettings {
  source: Source;
  /** By what a database knows its places again, also when another process goes on. */
  keptName: string;
  reader: SourceReader;
  /** Why the reader is not open yet; undefined where it is. */
  trouble: ErrorData | undefined;
  flow: LoadedFlow;
  letters: DeadLetters;
  metrics: LiveMetrics;
  log: LiveLog;
  /** The run is to stop when its batch is done. */
  signal: AbortSignal;
}

/** One source and its flow, running. */
export interface SourceRun {
  /** Resolves when it was stopped. */
  readonly ended: Promise<void>;
  /** What keeps it from going on; undefined while it does. */
  readonly trouble: ErrorData | undefined;
  /** Puts the flow in place of the one before, between two batches; resolves when that is done. */
  replace(flow: LoadedFlow): Promise<void>;
  /** Ends the engine and what it waits for at its storage, also in the middle of a batch, which is not acknowledged. */
  kill(): Promise<void>;
  /** Asks how far it is behind, and so whether its server is there. */
  lag(): Promise<void>;
  /** What it has done, and how far it was behind when that was asked last. */
  told(): Told;
  /**
   * Runs the rows of dead letters as one batch, between two others. What the database keeps of places is let be: it is behind them.
   * Rejects with why they did not come to the end of the flow.
   */
  send(rows: readonly SentRow[]): Promise<void>;
}

type Told = Omit<LiveFlow, 'letters'>;

/** How long those who ask how far behind it is wait for a new answer; then the last one counts. */
const longestLagMs = 2000;

export function startSourceRun(settings: SourceRunSettings): SourceRun {
  const { source, keptName, reader, letters, metrics, log, signal } = settings;
  let flow = settings.flow;
  let { trouble } = settings;
  let next: { flow: LoadedFlow; done(): void } | undefined;
  let wake = new AbortController();
  let isOver = false;
  let lags: readonly Lag[] = [];
  let asking: Promise<void> | undefined;
  /** Rows that wait to be sent again. */
  let sending = 0;
  let acknowledging: Promise<void> = Promise.resolve();
  const counts = createLiveCounts();
  /** One batch at a time, wherever its rows come from. */
  const inTurn = createTaskQueue();
  counts.follow(flow);

  function onRun(rows: number, end: LiveBatchEnd): void {
    metrics.ran(source.flow, flow.nodes, rows, end);
  }
  function onKnown(known: number): void {
    log.say('info', 'known', 'the database has these messages already: they are left out', {
      messages: known,
    });
  }
  const nameOf = messageNamer(source);
  const steady: Steady = { places: undefined };
  const unitOf = (messages: readonly Message[]) => ({
    ...{ messages, flow, nameOf, onRun, onKnown },
    source: [keptName, reader.origin].filter(Boolean).join('@'),
  });
  async function ran(unit: UnitRun): Promise<LiveBatchEnd> {
    const end = await runUnit(unit);
    // What was only tried, or failed, comes again.
    if (!unit.isTried && end.error === undefined) counts.ran(end);
    return end;
  }
  const ahead = createBatchAhead({
    ...{ reader, limits: source.batch },
    isNext: () => next === undefined && sending === 0 && !signal.aborted,
    begin(messages, places) {
      const unit = unitOf(messages);
      const may = flow.mayRunEarly && isOneBatch(messages) && isBehind(unit, places);
      return may ? beginEarly(unit) : undefined;
    },
  });
  async function runBatch(messages: readonly Message[], kind: BatchKind): Promise<LiveBatchEnd> {
    const unit: UnitRun = { ...unitOf(messages), isTried: kind === 'tried', steady, early: ahead.unit() };
    try {
      const end = await ran(kind === 'last' ? { ...unit, beginNext: ahead.begin } : unit);
      if (end.error !== undefined) ahead.takeBack();
      return end;
    } catch (thrown) {
      ahead.takeBack();
      throw thrown;
    }
  }
  const { settle, insist } = createBatchRunner({
    run: runBatch,
    mayTryParts: () => flow.mayTryParts,
    placeOf: (node) => flow.places[node],
    onDead(place, error) {
      metrics.dead(source.name, 1);
      counts.dead(place, error);
    },
    onTrouble(why) {
      trouble = why;
      if (why === undefined) return;
      metrics.retried(source.name);
      counts.retried();
    },
    ...{ letters, log, signal },
    wake: () => wake.signal,
    // What a batch waits for may be mended in the project: a password, a table's name.
    beforeRetry: replaceFlow,
  });
  async function replaceFlow(): Promise<void> {
    if (next === undefined) return;
    const [before, { flow: now, done }] = [flow, next];
    [flow, next, wake] = [now, undefined, new AbortController()];
    steady.places = undefined;
    counts.follow(now);
    await before.close();
    done();
  }
  async function askLag(): Promise<void> {
    // A server that is away says nothing of how much waits in it.
    lags = await reader.lag().catch(() => []);
    metrics.lag(source.name, lags);
    // One that says how much is there again, though nothing may have come since.
    if (lags.length > 0 && trouble?.code.startsWith('live.source-')) trouble = undefined;
  }
  async function nextMessages(): Promise<readonly Message[]> {
    const either = AbortSignal.any([signal, wake.signal]);
    let messages = ahead.messages();
    if (messages.length > 0) return messages;
    await insist(async () => {
      messages = await reader.next(source.batch, either);
    });
    return messages;
  }
  /** A batch, and with it those that begin before the one before has ended. */
  async function oneTurn(): Promise<void> {
    let messages = await nextMessages();
    if (messages.length === 0) return;
    const isDone = await inTurn(async () => {
      while (await settle(messages)) {
        if (!ahead.hasBegun) return true;
        await acknowledgeBeside(messages);
        messages = ahead.messages();
      }
      return false;
    });
    if (!isDone) return;
    await acknowledgeBeside(messages);
    if (!reader.acknowledgesBeside) await acknowledging;
  }
  /** Beside the next batch, where that may be: an answer of a broker takes as long as a small batch. */
  async function acknowledgeBeside(messages: readonly Message[]): Promise<void> {
    await acknowledging;
    acknowledging = acknowledge(messages);
  }
  async function acknowledge(messages: readonly Message[]): Promise<void> {
    const ask = () => reader.acknowledge(messages);
    if (reader.acknowledgesBeside) await ask();
    else if (!(await insist(ask))) return;
    metrics.acknowledged(source.name, messages.length);
    counts.acknowledged(messages);
  }
  async function run(): Promise<void> {
    while (!signal.aborted) {
      await inTurn(replaceFlow);
      await oneTurn();
    }
    isOver = true;
    await acknowledging;
    await next?.flow.close();
    next?.done();
    await inTurn(() => flow.close());
    await reader.close().catch((thrown: unknown) => log.fail('warn', 'close', toErrorData(thrown)));
    await letters.close();
  }

  return {
    ended: run(),
    get trouble() {
      return trouble;
    },
    replace(now) {
      if (isOver) return now.close();
      const { promise, resolve } = Promise.withResolvers<void>();
      const superseded = next;
      next = { flow: now, done: resolve };
      wake.abort();
      void superseded?.flow.close().then(superseded.done);
      return promise;
    },
    kill: () => flow.close(),
    async lag() {
      // One question at a time, and nobody who asks how the run is waits for a server that does not answer.
      asking ??= askLag().finally(() => {
        asking = undefined;
      });
      await untilAborted(asking, AbortSignal.timeout(longestLagMs));
    },
    told() {
      const positions = counts.positions();
      const waiting = new Map(lags.map((one) => [one.part, one.waiting]));
      return {
        ...{ source: source.name, type: source.type.name, flow: source.flow, trouble: trouble ?? null },
        ...counts.told(),
        ...{ files: { ...flow.files }, storage: flow.connectors },
        lag: [...new Set([...waiting.keys(), ...positions.keys()])].sort().map((part) => {
          return { part, waiting: waiting.get(part) ?? null, next: positions.get(part) ?? null };
        }),
      };
    },
    async send(rows) {
      // A batch that waits for a server has the turn until it is there.
      if (trouble !== undefined) throw fromErrorData(trouble);
      const messages = rows.map(({ id, ...row }) => ({
        ...row,
        next: row.at,
        ...(id === undefined ? {} : { id }),
      }));
      sending += 1;
      await inTurn(async () => {
        sending -= 1;
        if (signal.aborted) throw new CodedError('live.ended');
        const unit = unitOf(messages);
        const end = await ran({ ...unit, flow: { ...flow, keeper: null }, isTried: false });
        if (end.error !== undefined) throw fromErrorData(end.error as ErrorData);
      });
    },
  };
}
