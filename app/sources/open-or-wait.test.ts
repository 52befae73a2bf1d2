import { expect, test } from 'vitest';
import { openOrWait } from './open-or-wait.ts';
import { type SourceTrouble, sourceError } from './source-error.ts';
import type { OpenSettings, SourceReader } from './source-reader.ts';

const settings: OpenSettings = {
  name: 'S',
  flow: 'F',
  project: 'p',
  settings: {},
  root: '/',
  positions: { read: async () => new Map(), write: async () => undefined },
  spool: '/s',
  warn: () => undefined,
};
const message = { text: '1', part: 'p', at: '0', next: '1' };

/** A source that can't be opened for these reasons, one after the other, and then can. */
function source(...troubles: SourceTrouble[]) {
  const said: string[] = [];
  const reader: SourceReader = {
    next: async () => [message],
    acknowledge: async (messages) => void said.push(`acknowledged ${messages.length}`),
    lag: async () => [{ part: 'p', waiting: 3 }],
    close: async () => void said.push('closed'),
  };
  const open = async () => {
    const why = troubles.shift();
    if (why !== undefined) throw sourceError(why, 'S', 'a:1', 'no');
    return reader;
  };
  return { open, said, reader };
}
const limits = { rows: 1, ms: 1 };

test('a source that is there is opened at once', async () => {
  const { open, reader } = source();
  expect(await openOrWait(open, settings)).toEqual({ reader, trouble: undefined });
});

test('one that is away is opened when it is asked for, as often as that takes', async () => {
  const { open, said } = source('away', 'missing', 'away');
  const { reader, trouble } = await openOrWait(open, settings);
  expect(trouble?.code).toBe('live.source-away');
  const { signal } = new AbortController();
  expect(await reader.lag()).toEqual([]);
  await expect(reader.next(limits, signal)).rejects.toMatchObject({ code: 'live.source-missing' });
  await expect(reader.next(limits, signal)).rejects.toMatchObject({ code: 'live.source-away' });
  expect(await reader.next(limits, signal)).toEqual([message]);
  await reader.acknowledge([message]);
  expect(await reader.lag()).toEqual([{ part: 'p', waiting: 3 }]);
  await reader.close();
  expect(said).toEqual(['acknowledged 1', 'closed']);
});

test('one that refuses ends the start, and one that never came is closed without a word', async () => {
  await expect(openOrWait(source('refused').open, settings)).rejects.toMatchObject({
    code: 'live.source-refused',
  });
  const { open, said } = source('away', 'away');
  await (await openOrWait(open, settings)).reader.close();
  expect(said).toEqual([]);
});
