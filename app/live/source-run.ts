import type { LiveBatchEnd } from '../../core/contract/live-payloads.ts';
import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import type { Source } from '../../core/sources/source-file.ts';
import type { SourceReader } from '../sources/source-reader.ts';
import { createBatchRunner } from './batch-runner.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { LiveLog } from './live-log.ts';
import type { LiveMetrics } from './live-metrics.ts';
import type { LoadedFlow } from './loaded-flow.ts';
import { runUnit } from './run-unit.ts';

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
  /** Ends the engine, also in the middle of a batch, which is not acknowledged. */
  kill(): Promise<void>;
  /** Asks how far it is behind, and so whether its server is there. */
  lag(): Promise<void>;
}

export function startSourceRun(settings: SourceRunSettings): SourceRun {
  const { source, keptName, reader, letters, metrics, log, signal } = settings;
  let flow = settings.flow;
  let { trouble } = settings;
  let next: { flow: LoadedFlow; done(): void } | undefined;
  let wake = new AbortController();

  function onRun(rows: number, end: LiveBatchEnd): void {
    metrics.ran(source.flow, flow.nodes, rows, end);
  }
  function onKnown(known: number): void {
    log.say('info', 'known', 'the database has these messages already: they are left out', {
      messages: known,
    });
  }
  function runner() {
    return createBatchRunner({
      run: (messages, isTried) => runUnit({ messages, isTried, flow, source: keptName, onRun, onKnown }),
      mayTryParts: flow.mayTryParts,
      placeOf: (node) => flow.places[node],
      onDead: (messages) => metrics.dead(source.name, messages),
      onTrouble(why) {
        trouble = why;
        if (why !== undefined) metrics.retried(source.name);
      },
      ...{ letters, log, signal },
    });
  }
  async function replaceFlow(): Promise<void> {
    if (next === undefined) return;
    const [before, { flow: now, done }] = [flow, next];
    [flow, next, wake] = [now, undefined, new AbortController()];
    await before.close();
    done();
  }
  async function oneBatch(): Promise<void> {
    const { settle, insist } = runner();
    const either = AbortSignal.any([signal, wake.signal]);
    let messages: Awaited<ReturnType<SourceReader['next']>> = [];
    await insist(async () => {
      messages = await reader.next(source.batch, either);
    });
    if (messages.length === 0 || !(await settle(messages))) return;
    if (await insist(() => reader.acknowledge(messages))) metrics.acknowledged(source.name, messages.length);
  }
  async function run(): Promise<void> {
    while (!signal.aborted) {
      await replaceFlow();
      await oneBatch();
    }
    next?.done();
    await flow.close();
    await reader.close().catch((thrown: unknown) => log.fail('warn', 'close', toErrorData(thrown)));
    await letters.close();
  }

  return {
    ended: run(),
    get trouble() {
      return trouble;
    },
    replace(now) {
      const { promise, resolve } = Promise.withResolvers<void>();
      next = { flow: now, done: resolve };
      wake.abort();
      return promise;
    },
    kill: () => flow.engine.close(),
    async lag() {
      // A server that is away says nothing of how much waits in it.
      const lags = await reader.lag().catch(() => []);
      metrics.lag(source.name, lags);
      // One that says how much is there again, though nothing may have come since.
      if (lags.length > 0 && trouble?.code.startsWith('live.source-')) trouble = undefined;
    },
  };
}
