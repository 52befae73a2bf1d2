import { expect, test } from 'vitest';
import type { ErrorData } from '../../core/errors/coded-error.ts';
import { readSource } from '../../core/sources/source-file.ts';
import type { Lag, SourceReader } from '../sources/source-reader.ts';
import { untilAborted } from '../sources/wait.ts';
import { createLiveLog } from './live-log.ts';
import { createLiveMetrics } from './live-metrics.ts';
import type { LoadedFlow } from './loaded-flow.ts';
import { startSourceRun } from './source-run.ts';

const nothing = async () => undefined;
/** A flow that nothing comes to. */
const idle: LoadedFlow = {
  engine: {
    start: async () => [],
    batch: async () => ({ stoppedBecause: 'no-data', durationMs: 0, visits: [] }),
    close: nothing,
  },
  storage: {
    ...{ kind: 'real', relay: () => undefined, open: nothing, begin: async () => [] },
    ...{ commit: nothing, rollback: nothing, close: nothing },
  },
  ...{
    nodes: [],
    places: [],
    mayTryParts: false,
    hasIds: false,
    keeper: null,
    files: {},
    connectors: [],
    close: nothing,
  },
};

function begin(reader: SourceReader, signal: AbortSignal, trouble?: ErrorData) {
  const value = { version: 1, flow: 'F', type: 'kafka', settings: { brokers: 'a:1', topic: 't' } };
  const { source } = readSource({ path: 'sources/S.json', text: JSON.stringify(value) });
  if (!source) throw new Error('the source reads well');
  return startSourceRun({
    ...{ source, keptName: 'S', reader, flow: idle, signal, trouble },
    letters: { add: nothing, close: nothing },
    metrics: createLiveMetrics(),
    log: createLiveLog({ language: 'en', write: () => undefined, mask: (text) => text }),
  });
}

test('a source that was away when the run began is well as soon as its server answers, though nothing came yet', async () => {
  let lags: Lag[] = [];
  const reader: SourceReader = {
    async next(_limits, signal) {
      await untilAborted(new Promise(() => undefined), signal);
      return [];
    },
    acknowledge: nothing,
    lag: async () => lags,
    close: nothing,
  };
  const stopping = new AbortController();
  const trouble = {
    code: 'live.source-away',
    params: { source: 'S', address: 'a:1', detail: 'no' },
  } as const;
  const run = begin(reader, stopping.signal, trouble);
  await run.lag();
  expect(run.trouble?.code).toBe('live.source-away');
  lags = [{ part: 't-0', waiting: 0 }];
  await run.lag();
  expect(run.trouble).toBeUndefined();
  stopping.abort();
  await run.ended;
});

test('a batch is acknowledged beside the next one where its reader allows that, one after the other, and before the run has ended', async () => {
  const events: string[] = [];
  const answers = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const [asked, stopping] = [Promise.withResolvers<void>(), new AbortController()];
  let batches = 0;
  const reader: SourceReader = {
    async next(_limits, signal) {
      batches += 1;
      // Were it asked only after the answer, that would never come.
      if (batches === 2) answers[0]?.resolve();
      if (batches < 3) return [{ text: '{}', part: 't-0', at: String(batches), next: String(batches + 1) }];
      await untilAborted(new Promise(() => undefined), signal);
      return [];
    },
    acknowledgesBeside: true,
    async acknowledge([message]) {
      events.push(`asked ${message?.at}`);
      if (message?.at === '2') asked.resolve();
      await (message?.at === '1' ? answers[0] : answers[1])?.promise;
      events.push(`done ${message?.at}`);
    },
    lag: async () => [],
    close: async () => void events.push('closed'),
  };
  const run = begin(reader, stopping.signal);
  await asked.promise;
  stopping.abort();
  answers[1]?.resolve();
  await run.ended;
  expect(events).toEqual(['asked 1', 'done 1', 'asked 2', 'done 2', 'closed']);
  expect(run.told()).toMatchObject({ messages: 2, lag: [{ part: 't-0', next: '3' }] });
});
