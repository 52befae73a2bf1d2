import { createClient } from 'redis';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { startLiveCommand } from './kit/live.ts';
import { projectFolder } from './kit/project.ts';

const server = inject('servers').redis;
const addrs = `127.0.0.1:${server?.port}`;
const messages = 3000;

/**
 * Numbers of a stream are saved into a list, which shows doubles, into a hash by their key, and into one by the ids of their messages:
 * in both a row that comes again replaces itself.
 */
function project(stream: string, settings: object = {}): string {
  const save =
    'export default async (ctx, flow, rows) => { await flow.getConnector().call(rows); for (const row of rows) flow.commitRow(row, { from: row }); };';
  const func = (fname: string, cname: string) =>
    `kistype: func\nfname: ${fname}\nfmode: Save\noption:\n  cname: ${cname}\n`;
  const conn = (cname: string, params: string) =>
    `kistype: conn\ncname: ${cname}\ntype: redis\naddrs: ${addrs}\nkey: ${stream}:${cname}\nparams: ${params}\n`;
  return projectFolder({
    'conf/flow.yml':
      'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Append\n  - fname: Keep\n  - fname: Know\n',
    'conf/append.yml': func('Append', 'List'),
    'conf/keep.yml': func('Keep', 'Hash'),
    'conf/know.yml': func('Know', 'Ids'),
    'conf/list.yml': conn('List', '{ structure: list }'),
    'conf/hash.yml': conn('Hash', '{ key: n }'),
    'conf/ids.yml': conn('Ids', '{ structure: hash }'),
    'functions/Append.ts': save,
    'functions/Keep.ts': save,
    'functions/Know.ts': save,
    'sources/S.json': JSON.stringify({
      version: 1,
      flow: 'F',
      type: 'redis-stream',
      settings: { addrs, stream, claim_ms: 1000, ...settings },
      batch: { rows: 100, ms: 20 },
    }),
  });
}

describe.skipIf(!server)('live from a Redis stream', () => {
  it('loses nothing when workers are killed, and by their key or their messages no row is there twice', async () => {
    const stream = 'live:kills';
    const folder = project(stream);
    const client = await createClient({ url: `redis://${addrs}` }).connect();
    onTestFinished(() => client.destroy());
    const live = startLiveCommand(folder, '--workers', '2');
    for (const worker of [1, 2])
      await live.heard((line) => line['event'] === 'started' && line['worker'] === worker);
    const sent = (async () => {
      for (let n = 0; n < messages; n += 50) {
        const commands = client.multi();
        for (let own = n; own < n + 50; own++)
          commands.xAdd(stream, '*', { row: `{"n":${own},"名":"行😀"}` });
        await commands.exec();
      }
    })();
    for (const worker of [1, 2, 1]) await live.killWorker(worker);
    await sent;
    await expect.poll(() => client.hLen(`${stream}:Hash`), { timeout: 60_000 }).toBe(messages);
    await expect
      .poll(async () => (await client.xPending(stream, 'kisflow-S')).pending, { timeout: 60_000 })
      .toBe(0);
    const known = Object.values(await client.hGetAll(`${stream}:Ids`));
    expect([known.length, new Set(known).size]).toEqual([messages, messages]);
    const rows = await client.lRange(`${stream}:List`, 0, -1);
    expect(new Set(rows.map((row) => JSON.parse(row).n)).size).toBe(messages);
    expect(JSON.parse(rows[0] ?? '')).toMatchObject({ 名: '行😀' });
    expect(await live.stop()).toBe(0);
    // Far beyond what it takes: each worker is four processes that start.
  }, 120_000);

  it('goes on when what it reads and writes was away, and tells poison apart', async () => {
    const stream = 'live:poison';
    const client = await createClient({ url: `redis://${addrs}` }).connect();
    onTestFinished(() => client.destroy());
    await client.xAdd(stream, '*', { row: '{"n":1}' });
    await client.xAdd(stream, '*', { row: 'no json' });
    await client.xAdd(stream, '*', { n: '2' });
    const live = startLiveCommand(project(stream));
    await live.heard((line) => line['event'] === 'dead-letters');
    await expect.poll(() => client.hLen(`${stream}:Hash`)).toBe(2);
    // Every connection is cut, in the middle of whatever they do.
    await client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
    await client.xAdd(stream, '*', { row: '{"n":3}' });
    await expect.poll(() => client.hLen(`${stream}:Hash`), { timeout: 10_000 }).toBe(3);
    expect(await live.stop()).toBe(0);
  }, 60_000);
});
