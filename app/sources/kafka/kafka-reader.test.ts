import type { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ErrorData } from '../../../core/errors/coded-error.ts';
import { problemOf } from '../message.ts';
import { openKafka } from './kafka-reader.ts';

const topic = 't';
type Answer = (thrown: unknown) => void;

/** What the group and the topic of one partition are, and what members did. */
const broker = vi.hoisted(() => ({
  ...{ committed: -1n, end: 7n, generation: 1, commits: [] as bigint[], refuses: 0 },
  ...{ members: [] as EventEmitter[], streams: [] as EventEmitter[], rejoins: 0 },
}));
vi.mock('@platformatic/kafka', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Stream extends Emitter {
    offsetsToFetch = new Map([[`t:0`, broker.committed < 0n ? 0n : broker.committed]]);
    isHeld = false;
    pause(): void {
      this.isHeld = true;
    }
    resume(): void {
      this.isHeld = false;
    }
    isPaused(): boolean {
      return this.isHeld;
    }
    close = async () => undefined;
  }
  class Consumer extends Emitter {
    memberId = 'm';
    generationId = broker.generation;
    topics = { track: () => true };
    assignments = [{ topic: 't', partitions: [0] }];
    constructor() {
      super();
      broker.members.push(this);
    }
    metadata = async () => ({ id: 'cluster', topics: new Map([['t', { id: 'topic' }]]) });
    close = async () => undefined;
    listCommittedOffsets = async () => new Map([['t', [broker.committed]]]);
    listOffsets = async () => new Map([['t', [broker.end]]]);
    joinGroup(_options: object, answer: Answer): void {
      broker.rejoins += 1;
      this.generationId = ++broker.generation;
      answer(null);
    }
    /** As the client does it: refused, it joins again and repeats the commit as the new member. */
    async commit({ offsets }: { offsets: { offset: bigint }[] }): Promise<void> {
      if (broker.refuses > 0) {
        broker.refuses -= 1;
        await new Promise<void>((resolve, reject) =>
          this.joinGroup({}, (thrown) => (thrown ? reject(thrown) : resolve())),
        );
      }
      broker.committed = offsets[0]?.offset ?? -1n;
      broker.commits.push(broker.committed);
    }
    async consume(): Promise<Stream> {
      const stream = new Stream();
      broker.streams.push(stream);
      return stream;
    }
  }
  return { Consumer, ListOffsetTimestamps: { LATEST: -1n, EARLIEST: -2n } };
});
beforeEach(() => {
  Object.assign(broker, { committed: -1n, end: 7n, generation: 1, commits: [], refuses: 0 });
  Object.assign(broker, { members: [], streams: [], rejoins: 0 });
});

async function open(more: Record<string, string> = {}) {
  const warned: ErrorData[] = [];
  const reader = await openKafka({
    ...{ name: 'S', flow: 'F', project: 'P', root: '', spool: '' },
    settings: { brokers: 'a:1', topic, session_ms: '6000', ...more },
    positions: { read: async () => new Map(), write: async () => undefined },
    warn: (problem) => void warned.push(problem),
  });
  return { reader, warned };
}
const stream = () =>
  broker.streams.at(-1) as EventEmitter & {
    offsetsToFetch: Map<string, bigint>;
    isPaused(): boolean;
  };
const send = (offset: bigint, value: object = Buffer.from(`{"n":${offset}}`)) =>
  stream().emit('data', { topic, partition: 0, offset, value });
const never = new AbortController().signal;

test('from the latest: the end becomes the group’s offset when it has none, once and for all', async () => {
  await open({ from: 'latest' });
  expect(broker.commits).toEqual([7n]);
  expect(stream().offsetsToFetch.get('t:0')).toBe(7n);
  // Nothing was read, and the run begins again later.
  broker.end = 20n;
  await open({ from: 'latest' });
  expect(broker.commits).toEqual([7n]);
  expect(stream().offsetsToFetch.get('t:0')).toBe(7n);
});

test('from the earliest nothing is committed before it is done', async () => {
  await open();
  expect(broker.commits).toEqual([]);
});

test('a commit that the group refuses is not repeated as another member', async () => {
  const { reader } = await open();
  send(3n);
  const messages = await reader.next({ rows: 1, ms: 0 }, never);
  broker.refuses = 1;
  await reader.acknowledge(messages);
  expect([broker.commits, broker.rejoins]).toEqual([[], 1]);
  // As the new member it goes on by itself.
  const more = reader.next({ rows: 1, ms: 0 }, never);
  await vi.waitFor(() => expect(broker.streams).toHaveLength(2));
  await vi.waitFor(() => expect(stream().listenerCount('data')).toBe(1));
  send(3n);
  await reader.acknowledge(await more);
  expect(broker.commits).toEqual([4n]);
});

test('one that was taken for dead and joined again acknowledges nothing of what it had before', async () => {
  const { reader } = await open();
  send(3n);
  const messages = await reader.next({ rows: 1, ms: 0 }, never);
  broker.members[0]?.emit('consumer:group:join', {});
  await reader.acknowledge(messages);
  expect(broker.commits).toEqual([]);
});

test('a batch that waits whole is given at once, and each is acknowledged as what it was read as', async () => {
  const { reader } = await open();
  for (const offset of [0n, 1n, 2n, 3n, 4n]) send(offset);
  const first = reader.waiting?.({ rows: 2, ms: 9 }) ?? [];
  const second = reader.waiting?.({ rows: 2, ms: 9 }) ?? [];
  expect([first, second].map((batch) => batch.map(({ at }) => at))).toEqual([
    ['0', '1'],
    ['2', '3'],
  ]);
  expect(reader.waiting?.({ rows: 2, ms: 9 })).toEqual([]);
  await reader.acknowledge(first);
  expect(broker.commits).toEqual([2n]);
  expect(reader.isOwn?.(second)).toBe(true);
  broker.members[0]?.emit('consumer:group:rebalance', {});
  expect(reader.isOwn?.(second)).toBe(false);
  expect(reader.waiting?.({ rows: 1, ms: 9 })).toEqual([]);
  broker.members[0]?.emit('consumer:group:join', {});
  const again = reader.next({ rows: 1, ms: 0 }, never);
  await vi.waitFor(() => expect(broker.streams).toHaveLength(2));
  await vi.waitFor(() => expect(stream().listenerCount('data')).toBe(1));
  send(2n);
  await again;
  // What was read as another member is not acknowledged by what is read now.
  await reader.acknowledge(second);
  expect(broker.commits).toEqual([2n]);
});

test('what was deleted before it was read is told, with how much', async () => {
  const { warned } = await open();
  send(0n);
  stream().offsetsToFetch.set('t:0', 100n);
  stream().emit('offsets');
  expect(warned).toMatchObject([{ code: 'live.messages-lost', params: { part: 't-0', count: '99' } }]);
});

test('messages of one line are not looked at before they are run; others are made one', async () => {
  const { reader } = await open();
  const values = ['{"n":"张"}', '{"n":', '{\n"n": 1}', '{"n": "a\nb"}', '', '\r', undefined, '\u{feff}1'];
  for (const [at, value] of values.entries())
    send(BigInt(at), (value === undefined ? null : Buffer.from(value)) as never);
  const messages = await reader.next({ rows: values.length, ms: 0 }, never);
  expect(messages.map(({ text }) => text)).toEqual([
    '{"n":"张"}',
    '{"n":',
    '{ "n": 1}',
    '{"n": "a\nb"}',
    '',
    '\r',
    'null',
    '\u{feff}1',
  ]);
  expect(messages.map(({ bad }) => bad?.code)).toEqual([
    undefined,
    undefined,
    undefined,
    'live.poison',
    'live.poison',
    'live.poison',
    undefined,
    undefined,
  ]);
  expect(messages.map((message) => problemOf(message)?.code)).toEqual([
    undefined,
    'live.poison',
    undefined,
    'live.poison',
    'live.poison',
    'live.poison',
    undefined,
    'live.poison',
  ]);
  expect(messages.map(({ unread }) => unread && String(unread))).toEqual([
    '{"n":"张"}',
    '{"n":',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    '\u{feff}1',
  ]);
  expect(messages.map(({ part, at, next }) => [part, at, next])).toEqual(
    values.map((_, at) => ['t-0', String(at), String(at + 1)]),
  );
});

test('what waits in memory is bounded by bytes, and reading goes on when there is room', async () => {
  const { reader } = await open();
  const large = Buffer.alloc(9 * 1024 * 1024, '1');
  let offset = 0n;
  while (!stream().isPaused()) send(offset++, large);
  expect(offset).toBe(8n);
  await reader.next({ rows: 5, ms: 0 }, never);
  expect(stream().isPaused()).toBe(false);
});

test('places are of the topic of this cluster: another one of its name, or one made anew, has others', async () => {
  const { reader } = await open();
  expect(reader.origin).toBe('cluster/topic');
  await reader.close();
});
