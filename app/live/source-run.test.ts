import { expect, test } from 'vitest';
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

test('a source that was away when the run began is well as soon as its server answers, though nothing came yet', async () => {
  const value = { version: 1, flow: 'F', type: 'kafka', settings: { brokers: 'a:1', topic: 't' } };
  const { source } = readSource({ path: 'sources/S.json', text: JSON.stringify(value) });
  if (!source) throw new Error('the source reads well');
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
  const run = startSourceRun({
    ...{ source, keptName: 'S', reader, flow: idle, signal: stopping.signal },
    trouble: { code: 'live.source-away', params: { source: 'S', address: 'a:1', detail: 'no' } },
    letters: { add: nothing, close: nothing },
    metrics: createLiveMetrics(),
    log: createLiveLog({ language: 'en', write: () => undefined, mask: (text) => text }),
  });
  await run.lag();
  expect(run.trouble?.code).toBe('live.source-away');
  lags = [{ part: 't-0', waiting: 0 }];
  await run.lag();
  expect(run.trouble).toBeUndefined();
  stopping.abort();
  await run.ended;
});
