import { expect, test, vi } from 'vitest';
import { CodedError, type ErrorData } from '../../core/errors/coded-error.ts';
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
    mayRunEarly: true,
    hasIds: false,
    keeper: null,
    files: {},
    connectors: [],
    close: nothing,
  },
};

function begin(reader: SourceReader, signal: AbortSignal, trouble?: ErrorData, flow = idle) {
  const value = { version: 1, flow: 'F', type: 'kafka', settings: { brokers: 'a:1', topic: 't' } };
  const { source } = readSource({ path: 'sources/S.json', text: JSON.stringify(value) });
  if (!source) throw new Error('the source reads well');
  return startSourceRun({
    ...{ source, keptName: 'S', reader, flow, signal, trouble },
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

/** A source of so many messages, one a batch, and a flow whose commits are answered by `answer`. */
function pipeline(count: number) {
  const events: string[] = [];
  const commits: PromiseWithResolvers<void>[] = [];
  let given = 0;
  const message = (at: number) => ({ text: String(at), part: 't-0', at: String(at), next: String(at + 1) });
  const waiting = () => (given < count ? [message(given++)] : []);
  const reader: SourceReader = {
    async next(_limits, signal) {
      if (given === count) await untilAborted(new Promise(() => undefined), signal);
      return waiting();
    },
    waiting,
    isOwn: () => true,
    acknowledgesBeside: true,
    acknowledge: async ([first]) => void events.push(`done ${first?.at}`),
    lag: async () => [],
    close: nothing,
  };
  const flowNamed = (name: string, more: Partial<LoadedFlow> = {}): LoadedFlow => ({
    ...idle,
    engine: {
      ...idle.engine,
      async batch(lines) {
        events.push(`${name} ${lines}`);
        return { stoppedBecause: 'end', durationMs: 0, visits: [] };
      },
    },
    storage: {
      ...idle.storage,
      async commit() {
        const commit = Promise.withResolvers<void>();
        commits.push(commit);
        await commit.promise;
      },
    },
    ...more,
  });
  /** Answers the commit with this number, from 0, when it is asked for. */
  async function answer(number: number, thrown?: Error): Promise<void> {
    await vi.waitFor(() => expect(commits.length).toBeGreaterThan(number));
    if (thrown) commits[number]?.reject(thrown);
    else commits[number]?.resolve();
  }
  const asked = (number: number) => vi.waitFor(() => expect(commits).toHaveLength(number));
  return { events, reader, flowNamed, answer, asked };
}

test('a batch runs while the one before is being committed, and a new flow has its turn between two', async () => {
  const { events, reader, flowNamed, answer, asked } = pipeline(4);
  const stopping = new AbortController();
  const run = begin(reader, stopping.signal, undefined, flowNamed('F'));

  await answer(0);
  await asked(2);
  expect(events).toEqual(['F 0', 'F 1', 'done 0', 'F 2']);
  const replaced = run.replace(flowNamed('G'));
  await answer(1);
  await answer(2);
  await replaced;
  await answer(3);
  await vi.waitFor(() => expect(events.at(-1)).toBe('done 3'));
  expect(events).toEqual(['F 0', 'F 1', 'done 0', 'F 2', 'done 1', 'done 2', 'G 3', 'done 3']);
  stopping.abort();
  await run.ended;
});

test('where a commit fails, the batch that ran behind it runs again after it', async () => {
  const { events, reader, flowNamed, answer, asked } = pipeline(3);
  const stopping = new AbortController();
  const run = begin(reader, stopping.signal, undefined, flowNamed('F'));
  await answer(0);
  await asked(2);
  await answer(1, new CodedError('connect.ended'));
  await answer(2);
  await answer(3);
  await vi.waitFor(() => expect(events.at(-1)).toBe('done 2'));
  expect(events).toEqual(['F 0', 'F 1', 'done 0', 'F 2', 'F 1', 'F 2', 'done 1', 'done 2']);
  stopping.abort();
  await run.ended;
});

test('of a flow that keeps something from batch to batch each one runs when the one before has ended, and one that is to stop ends with its batch', async () => {
  const { events, reader, flowNamed, answer, asked } = pipeline(4);
  const stopping = new AbortController();
  const run = begin(reader, stopping.signal, undefined, flowNamed('F', { mayRunEarly: false }));
  await answer(0);
  await asked(2);
  expect(events).toEqual(['F 0', 'done 0', 'F 1']);
  stopping.abort();
  await answer(1);
  await run.ended;
  expect(events).toEqual(['F 0', 'done 0', 'F 1', 'done 1']);
});
