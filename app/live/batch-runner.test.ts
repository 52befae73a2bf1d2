import { expect, test } from 'vitest';
import type { LiveBatchEnd } from '../../core/contract/live-payloads.ts';
import { CodedError, type ErrorData } from '../../core/errors/coded-error.ts';
import type { Message } from '../sources/source-reader.ts';
import { type BatchRunnerSettings, createBatchRunner } from './batch-runner.ts';
import { createLiveLog } from './live-log.ts';

const message = (at: number, text = `{"n":${at}}`): Message => {
  return { text, part: 'p', at: String(at), next: String(at + 1) };
};
const messages = (count: number): Message[] => Array.from({ length: count }, (_, at) => message(at));
const ended = (code?: string): LiveBatchEnd => {
  const error = code === undefined ? {} : { error: { code, params: {} } as unknown as ErrorData };
  return { stoppedBecause: code === undefined ? 'end' : 'error', durationMs: 0, visits: [], ...error };
};

/** A runner over this flow, with what it ran and what came to the dead letters. */
function runnerOf(
  run: (rows: readonly Message[], tries: number) => LiveBatchEnd,
  more: Partial<BatchRunnerSettings> = {},
) {
  const ran: string[][] = [];
  const dead: [at: string, code: string][] = [];
  const stopping = new AbortController();
  const runner = createBatchRunner({
    async run(rows) {
      ran.push(rows.map(({ at }) => at));
      return run(rows, ran.length);
    },
    mayTryParts: () => true,
    placeOf: () => 'Save#1',
    letters: {
      async add(letters) {
        dead.push(...letters.map(({ message: { at }, error }) => [at, error.code] as [string, string]));
      },
      close: async () => undefined,
    },
    log: createLiveLog({ language: 'en', write: () => undefined, mask: (text) => text }),
    ...{ onDead: () => undefined, onTrouble: () => undefined, signal: stopping.signal },
    wake: () => new AbortController().signal,
    beforeRetry: async () => undefined,
    backOff: () => 0,
    ...more,
  });
  return { runner, ran, dead, stopping };
}

test('large rows are cut into batches that the engine takes; one that is larger alone is a dead letter', async () => {
  const large = 'x'.repeat(3 * 1024 * 1024);
  const { runner, ran, dead } = runnerOf((rows) =>
    ended(rows.some(({ at }) => at === '9') ? 'contract.too-large' : undefined),
  );
  const rows = [...Array.from({ length: 5 }, (_, at) => message(at, large)), message(9, large.repeat(30))];
  expect(await runner.settle(rows)).toBe(true);
  expect(ran).toEqual([['0', '1'], ['2', '3'], ['4'], ['9']]);
  expect(dead).toEqual([['9', 'contract.too-large']]);
});

test.each(['bad-value', 'taken', 'no-object', 'no-query-value', 'no-row-key'])(
  'a row that storage refuses (connect.%s) comes to the dead letters alone, and is not waited for',
  async (name) => {
    const { runner, dead } = runnerOf((rows) =>
      ended(rows.some(({ at }) => at === '5') ? `connect.${name}` : undefined),
    );
    expect(await runner.settle(messages(8))).toBe(true);
    expect(dead).toEqual([['5', `connect.${name}`]]);
  },
);

test('a table that lacks a column of every row is waited for; of a row among others that fit, the row is to blame', async () => {
  let waits = 0;
  const mended = runnerOf(() => ended(waits < 3 ? 'connect.no-column' : undefined), {
    onTrouble() {
      waits++;
    },
  });
  expect(await mended.runner.settle(messages(3))).toBe(true);
  expect(mended.dead).toEqual([]);
  const stray = runnerOf((rows) =>
    ended(rows.some(({ at }) => at === '1') ? 'connect.no-column' : undefined),
  );
  expect(await stray.runner.settle(messages(3))).toBe(true);
  // From then on also a row that comes alone.
  expect(await stray.runner.settle([message(1)])).toBe(true);
  expect(stray.dead).toEqual([
    ['1', 'connect.no-column'],
    ['1', 'connect.no-column'],
  ]);
});

test('what is no fault of rows is waited out, and what was mended meanwhile is taken before the next try', async () => {
  for (const code of ['connect.away', 'connect.login-refused', 'contract.timeout', 'process.store-ended']) {
    let isMended = false;
    const wake = new AbortController();
    const { runner, ran, dead } = runnerOf(() => ended(isMended ? undefined : code), {
      backOff: () => 60_000,
      wake: () => wake.signal,
      onTrouble: () => wake.abort(),
      async beforeRetry() {
        isMended = true;
      },
    });
    expect(await runner.settle(messages(2))).toBe(true);
    expect([ran.length, dead]).toEqual([2, []]);
  }
});

test('a run that is being stopped acknowledges nothing that waits', async () => {
  const { runner, stopping } = runnerOf(() => {
    stopping.abort();
    throw new CodedError('process.stopped');
  });
  expect(await runner.settle(messages(2))).toBe(false);
});

test('what nobody had looked at and is no JSON is a dead letter, in any batch, and the others run without it', async () => {
  const unread = (at: number, text: string): Message => ({ ...message(at, text), unread: Buffer.from(text) });
  const isBroken = ({ text }: Message) => text.startsWith('{"');
  const { runner, ran, dead } = runnerOf(
    (rows) => ended(rows.some(isBroken) ? 'live.poison' : undefined),
    // Nothing was run: what may be tried is no matter.
    { mayTryParts: () => false },
  );
  const rows = [unread(0, '[0]'), unread(1, '{"n":'), message(2, '[2]'), unread(3, '{"n"'), unread(4, '[4]')];
  expect(await runner.settle(rows)).toBe(true);
  expect(ran).toEqual([
    ['0', '1', '2', '3', '4'],
    ['0', '2', '4'],
  ]);
  expect(dead).toEqual([
    ['1', 'live.poison'],
    ['3', 'live.poison'],
  ]);
});
