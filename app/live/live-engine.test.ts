import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { createLiveEngine } from './live-engine.ts';
import { embeddedStorage } from './live-storage.ts';
import { flowFiles } from './test-live.ts';

/** How often somebody began to wait for the end of an engine's process. */
const waits = vi.hoisted(() => ({ count: 0 }));
vi.mock('../host/engine/engine-connection.ts', async (original) => {
  const actual = await original<typeof import('../host/engine/engine-connection.ts')>();
  const connectEngine: typeof actual.connectEngine = (settings) =>
    new Proxy(actual.connectEngine(settings), {
      get(connection, name) {
        if (name === 'gone') waits.count += 1;
        return Reflect.get(connection, name);
      },
    });
  return { ...actual, connectEngine };
});

const root = mkdtempSync(join(tmpdir(), 'kisflow-live-engine-'));
const storage = embeddedStorage({ root, storePath: null });
const count =
  'export default (ctx, flow, rows) => { ctx.log.info(rows.length); flow.commitRowBatch(rows); };';
const logs: string[] = [];
const engine = createLiveEngine({
  ...{ root, flow: 'F', storage, identified: [], batchLimitMs: 20_000 },
  files: Object.entries(flowFiles({ Count: count })).map(([path, text]) => ({ path, text })),
  onLog: ({ message }) => void logs.push(message),
});
afterAll(async () => {
  await engine.close();
  await storage.close();
  rmSync(root, { recursive: true });
});

test('lines come as a text or as its bytes; with one that is no JSON none of them is run, and the next batch is as if nothing was', async () => {
  await engine.start();
  const rows = Array.from({ length: 100 }, (_, n) => `{"n":${n},"name":"张三李四"}`);
  expect(await engine.batch(rows.join('\n'))).toMatchObject({
    stoppedBecause: 'end',
    visits: [[0, 100, 100, expect.any(Number)]],
  });
  const broken = await engine.batch(Buffer.from([...rows, '{"n":'].join('\n')));
  expect(broken).toMatchObject({ error: { code: 'live.poison', params: { at: '100' } }, visits: [] });
  expect(broken.node).toBeUndefined();
  expect(await engine.batch(Buffer.from(rows.join('\n')))).toMatchObject({
    visits: [[0, 100, 100, expect.any(Number)]],
  });
  expect(logs).toEqual(['100', '100']);
});

test('a batch leaves nothing that waits for the end of the process: it may be years away', async () => {
  await engine.start();
  const before = waits.count;
  for (let batch = 0; batch < 3; batch += 1) await engine.batch('{"n":1}');
  expect(waits.count).toBe(before);
});

test('what goes by before its turn has come is no part of a batch’s time', async () => {
  const busy =
    'export default (ctx, flow, rows) => { for (const until = Date.now() + rows[0].ms; Date.now() < until; ); flow.commitRowBatch(rows); };';
  const quick = createLiveEngine({
    ...{ root, flow: 'F', storage, identified: [], batchLimitMs: 200 },
    files: Object.entries(flowFiles({ Busy: busy })).map(([path, text]) => ({ path, text })),
    onLog: () => undefined,
  });
  await quick.start();
  const never = new Promise<void>(() => undefined);
  expect(await quick.batch('{"ms":600}', undefined, never)).toMatchObject({ stoppedBecause: 'end' });
  expect(await quick.batch('{"ms":60000}', undefined, Promise.resolve())).toMatchObject({
    error: { code: 'live.batch-too-long' },
  });
  await quick.close();
});
