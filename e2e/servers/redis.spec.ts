import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ConnConfig } from '../../core/config/types.ts';
import { connectForTests, connector } from './kit/connect.ts';
import { oddRows } from './kit/odd-rows.ts';
import { startRedis } from './kit/redis-server.ts';
import { freePort } from './kit/server.ts';

const server = inject('servers').redis;

describe.skipIf(!server)('redis', () => {
  const { keeper, open, save, load, ask } = connectForTests();
  const addrs = `127.0.0.1:${server?.port}`;
  const made = (cname: string, params: ConnConfig['params'] = {}): ConnConfig =>
    connector({ cname, type: 'redis', addrs, params });
  const client = createClient({ url: `redis://${addrs}` });
  beforeAll(() => client.connect());
  afterAll(() => client.destroy());

  it.each([
    ['a hash', { key: 'id' }],
    ['keys', { key: 'id', structure: 'string' }],
    ['a list', { structure: 'list' }],
    ['a stream', { structure: 'stream' }],
  ])('has rows in %s back as they were', async (name, params) => {
    const conn = made(`odd [${name}*]`, params);
    await open(conn);
    expect(await save(conn, oddRows)).toBe(oddRows.length);
    const rows = await load(conn);
    expect(rows).toHaveLength(oddRows.length);
    expect(rows).toEqual(expect.arrayContaining([...oddRows]));
    expect(await load(conn, { name: oddRows[1].name })).toEqual([oddRows[1]]);
  });

  it('replaces rows with the same key, finds them by it, and deletes them', async () => {
    const conn = made('prices', { key: 'sku' });
    const gone = { ...made('gone', { key: 'sku', on_save: 'delete' }), key: 'prices' };
    await open(conn, gone);
    await save(conn, [
      { sku: 'A-1', price: '1.50' },
      { sku: 'B-2', price: '2' },
      { sku: 'A-1', price: '1.75' },
    ]);
    expect(await load(conn, 'A-1')).toEqual([{ sku: 'A-1', price: '1.75' }]);
    expect(await load(conn, [{ sku: 'B-2' }, { sku: 'none' }])).toEqual([{ sku: 'B-2', price: '2' }]);
    expect(await client.hGet('prices', 'B-2')).toBe('{"sku":"B-2","price":"2"}');
    await save(gone, { sku: 'A-1' });
    expect(await load(conn)).toEqual([{ sku: 'B-2', price: '2' }]);
  });

  it('tells keys of several fields apart, and refuses a row without one of them', async () => {
    const conn = made('places', { key: 'a, b' });
    await open(conn);
    await save(conn, [
      { a: 'x', b: 'y,z' },
      { a: 'x,y', b: 'z' },
    ]);
    expect(await load(conn, { a: 'x', b: 'y,z' })).toEqual([{ a: 'x', b: 'y,z' }]);
    await expect(save(conn, [{ a: 'new', b: 1 }, { a: 'new' }])).rejects.toMatchObject({
      data: { code: 'connect.no-row-key', params: { field: 'b' } },
    });
    expect(await load(conn, { a: 'new', b: 1 })).toEqual([]);
  });

  it('makes a save a call out of many at once, in their order, and all loads beside each other', async () => {
    const conn = made('many', { key: 'n', structure: 'string', ttl_seconds: '100' });
    await open(conn);
    const rows = Array.from({ length: 2500 }, (_, n) => ({ n: n % 1000, round: Math.floor(n / 1000) }));
    await Promise.all([save(conn, rows.slice(0, 1200)), save(conn, rows.slice(1200))]);
    expect(await load(conn, { n: 7 })).toEqual([{ n: 7, round: 2 }]);
    expect(await load(conn)).toHaveLength(1000);
    expect(await client.ttl('many:7')).toBeGreaterThan(90);
  });

  it('answers what others wrote: texts that are no JSON, and entries of a stream with fields', async () => {
    await client.rPush('others', ['plain', '{"n":1}']);
    await client.xAdd('events', '*', { kind: 'click', at: '3' });
    const [list, events] = [made('others'), made('events', { structure: 'stream' })];
    await open(list, events);
    expect(await load(list)).toEqual(['plain', { n: 1 }]);
    expect(await load(events)).toEqual([{ kind: 'click', at: '3' }]);
  });

  it('uses an answer again for as long as the connector says, and no longer than until a save', async () => {
    const conn = made('cached', { key: 'id', cache_seconds: '100' });
    await open(conn);
    await save(conn, { id: 1, n: 1 });
    expect(await load(conn, { id: 1 })).toEqual([{ id: 1, n: 1 }]);
    await client.hSet('cached', '1', '{"id":1,"n":2}');
    expect(await load(conn, { id: 1 })).toEqual([{ id: 1, n: 1 }]);
    await save(conn, { id: 2 });
    expect(await load(conn, { id: 1 })).toEqual([{ id: 1, n: 2 }]);
  });

  it('says who the server is', async () => {
    const found = await keeper.call('connect.try', { connector: made('try') });
    expect(found).toMatchObject({ product: expect.stringMatching(/Redis|Valkey/), address: addrs });
    expect(found.version).toMatch(/^\d+\.\d+/);
  });

  it('tells of a key that holds something else, and goes on with the next call', async () => {
    await client.set('text', 'x');
    const conn = made('text', { key: 'id' });
    await open(conn);
    await expect(save(conn, { id: 1 })).rejects.toMatchObject({ code: 'connect.other-kind' });
    await expect(load(conn)).rejects.toMatchObject({ code: 'connect.other-kind' });
  });

  it('refuses a call about a connector that the host did not open', async () => {
    await open(made('one'));
    await expect(load(made('other'))).rejects.toMatchObject({ code: 'connect.unknown-connector' });
  });

  it.each([
    ['a type without driver', { type: 'nsq' }, 'connect.unknown-type'],
    ['no address', { addrs: 'not an address' }, 'connect.bad-address'],
    ['no key', { key: '' }, 'connect.no-storage-key'],
    ['a number that is none', { params: { db: 'two' } }, 'connect.bad-param'],
    ['a structure that is none', { params: { structure: 'set' } }, 'connect.bad-param'],
    ['deleting without a key', { params: { on_save: 'delete' } }, 'connect.params-together'],
    ['a variable that is not set', { addrs: `\${env:KISFLOW_NOT_SET}` }, 'connect.no-variable'],
    ['a file that is not there', { params: { password: `\${file:/no/such/file}` } }, 'connect.no-reference'],
  ])('refuses %s before a run begins', async (_name, fields, code) => {
    await expect(open({ ...made('bad'), ...fields })).rejects.toMatchObject({ code });
  });

  it('stands an answer of every call when one of a turn fails', async () => {
    const conn = made('mixed', { key: 'id' });
    await open(conn);
    const call = (op: object, ...rows: object[]) =>
      [op, ...rows].map((one) => JSON.stringify(one)).join('\n');
    const answers = await ask([
      call({ op: 'save', cname: 'mixed', rows: 1 }, { id: 1 }),
      call({ op: 'save', cname: 'mixed', rows: 1 }, { nothing: 1 }),
      call({ op: 'mark', cname: 'mixed' }),
      call({ op: 'load', cname: 'mixed', keyFields: ['id'], wanted: [[['id', '1']]] }),
    ]);
    expect(answers).toMatchObject([
      { error: { code: 'connect.no-row-key' } },
      { error: { code: 'connect.no-row-key' } },
      { mark: 0 },
      { rows: [] },
    ]);
  });
});

describe.skipIf(!server)('a redis in trouble', () => {
  const { open, save, load } = connectForTests();
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-secret-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('asks for a password that is in a file, and tells it to nobody when it is wrong', async () => {
    const secret = 'pässword/秘密';
    const own = await startRedis(['--requirepass', secret]);
    const file = join(folder, 'password');
    writeFileSync(file, `${secret}\n`);
    const made = (password: string): ConnConfig =>
      connector({ cname: 'locked', type: 'redis', addrs: `127.0.0.1:${own.port}`, params: { password } });
    try {
      await open(made(`\${file:${file}}`));
      expect(await save(made(''), { n: 1 })).toBe(1);
      for (const wrong of ['wrong-one', '']) {
        await open(made(wrong));
        const error: unknown = await save(made(''), { n: 1 }).catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: 'connect.login-refused' });
        expect(JSON.stringify(error)).not.toContain('wrong-one');
      }
    } finally {
      await own.stop();
    }
  });

  it('is away, comes back, and is found again without anybody doing something', async () => {
    const port = await freePort();
    const conn = connector({ cname: 'away', type: 'redis', addrs: `127.0.0.1:${port}`, params: {} });
    await open(conn);
    await expect(save(conn, { n: 1 })).rejects.toMatchObject({
      data: { code: 'connect.away', params: { address: `127.0.0.1:${port}` } },
    });
    const first = await startRedis([], port);
    expect(await save(conn, { n: 2 })).toBe(1);
    await first.stop();
    await expect(save(conn, { n: 3 })).rejects.toMatchObject({
      code: expect.stringMatching(/^connect\.(dropped|away)$/),
    });
    const second = await startRedis([], port);
    try {
      expect(await save(conn, { n: 4 })).toBe(1);
      expect(await load(conn)).toEqual([{ n: 4 }]);
    } finally {
      await second.stop();
    }
  });

  it('is full, can only be read, or does not answer', async () => {
    const own = await startRedis(['--maxmemory-policy', 'noeviction']);
    const address = `127.0.0.1:${own.port}`;
    const conn = connector({ cname: 'x', type: 'redis', addrs: address, params: { timeout_ms: '400' } });
    const client = createClient({ url: `redis://${address}` });
    try {
      await client.connect();
      await open(conn);
      await client.configSet('maxmemory', '1');
      await expect(save(conn, [{ n: 1 }])).rejects.toMatchObject({ code: 'connect.full' });
      await client.configSet('maxmemory', '0');
      await client.sendCommand(['REPLICAOF', '127.0.0.1', '1']);
      await expect(save(conn, [{ n: 1 }])).rejects.toMatchObject({ code: 'connect.read-only' });
      await client.sendCommand(['REPLICAOF', 'NO', 'ONE']);
      await client.sendCommand(['CLIENT', 'PAUSE', '60000']);
      await expect(save(conn, [{ n: 1 }])).rejects.toMatchObject({ code: 'connect.too-slow' });
    } finally {
      client.destroy();
      await own.stop();
    }
  });
});
