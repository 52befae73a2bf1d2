import { connect, createServer, type Socket } from 'node:net';
import { createClient } from 'redis';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openRedisStream } from '../../app/sources/redis/redis-reader.ts';
import { changesOf } from './kit/reader.ts';
import { sampleOf } from './kit/sample.ts';

const server = inject('servers').redis;
const addrs = `127.0.0.1:${server?.port}`;
const limits = { rows: 10, ms: 0 };

/** A way to the server that breaks, once, in place of bringing an answer which holds this text. */
async function breakingAt(text: string): Promise<string> {
  let isWhole = true;
  const sockets = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(server?.port ?? 0, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket.on('error', () => undefined));
      socket.on('close', () => [near, far].map((one) => one.destroy()));
    }
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => {
      if (!isWhole || !data.includes(text)) return near.write(data);
      isWhole = false;
      return near.destroy();
    });
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

describe.skipIf(!server)('a reader of a Redis stream', () => {
  it('has what an answer that was lost had brought, and does not take it along when it leaves', async () => {
    const stream = 'source:lost';
    const client = await createClient({ url: `redis://${addrs}` }).connect();
    onTestFinished(() => client.destroy());
    for (const n of [1, 2, 3]) await client.xAdd(stream, '*', { row: `{"n":${n}}` });
    const settings = { addrs: await breakingAt('{"n":3}'), stream, claim_ms: '60000' };
    const { settings: opened } = changesOf('redis-stream', 'S', settings);
    const reader = await openRedisStream(opened);
    const never = new AbortController().signal;
    await expect(reader.next(limits, never)).rejects.toMatchObject({ code: 'live.source-away' });
    const leaving = await openRedisStream(opened);
    // What answers to nobody any more is still pending; a reader that had nothing leaves no trace.
    await leaving.close();
    expect(await client.xPending(stream, 'kisflow-S')).toMatchObject({ pending: 3 });
    expect((await reader.next(limits, never)).map(({ text }) => JSON.parse(text).n)).toEqual([1, 2, 3]);
    await reader.close();
    expect((await client.xInfoConsumers(stream, 'kisflow-S')).map(({ pending }) => pending)).toEqual([3]);
  });

  it('leaves no trace in the group when all that it had is acknowledged', async () => {
    const stream = 'source:done';
    const client = await createClient({ url: `redis://${addrs}` }).connect();
    onTestFinished(() => client.destroy());
    await client.xAdd(stream, '*', { row: '{"n":1}' });
    const { settings } = changesOf('redis-stream', 'S', { addrs, stream });
    const reader = await openRedisStream(settings);
    await reader.acknowledge(await reader.next(limits, new AbortController().signal));
    await reader.close();
    expect(await client.xInfoConsumers(stream, 'kisflow-S')).toEqual([]);
  });

  it('is looked at without a group', async () => {
    const stream = 'source:sample';
    const client = await createClient({ url: `redis://${addrs}` }).connect();
    onTestFinished(() => client.destroy());
    for (let n = 0; n < 25; n++) await client.xAdd(stream, '*', { row: `{"n":${n}}` });
    const first = await sampleOf('redis-stream', { addrs, stream }, 'first', 12);
    expect(first).toEqual(Array.from({ length: 12 }, (_, n) => ({ n })));
    expect(await sampleOf('redis-stream', { addrs, stream }, 'newest', 2)).toEqual([{ n: 23 }, { n: 24 }]);
    expect(await client.xInfoGroups(stream)).toEqual([]);
    expect(await sampleOf('redis-stream', { addrs, stream: 'source:none' })).toEqual([]);
    expect(await client.exists('source:none')).toBe(0);
  });
});
