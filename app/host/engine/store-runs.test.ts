import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { plainBreakpoint } from '../../../core/debug/breakpoint.ts';
import { createTestEngine, type TestEngine } from './test-engine.ts';

const engine = createTestEngine();
const other = createTestEngine();
afterAll(async () => {
  await engine.close();
  await other.close();
});

const save = `export default async (ctx, flow, rows) => {
  await flow.getConnector().call(rows);
  flow.commitRowBatch(rows);
};`;
const load =
  'export default async (ctx, flow) => { flow.commitRowBatch(await flow.getConnector().call()); };';

function fileOf(name: string): string {
  const folder = join(engine.root, '.studio', name);
  mkdirSync(folder, { recursive: true });
  return join(folder, 'store.sqlite');
}

function placeOf(storePath: string | null, test: TestEngine = engine) {
  return { root: test.root, storePath };
}

/** Ends the store's process; a run that is told of it gets no second one. */
function killStore(storePath: string | null): void {
  process.kill(engine.supervisor.stores.pidOf(placeOf(storePath)) ?? 0, 'SIGKILL');
}

const storePath = fileOf('store');

describe('runs and the embedded store', () => {
  it('starts no process for a run that asks no store, and lets go of the file after one that does', async () => {
    const pass = 'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); };';
    expect((await engine.run({ functions: { A: pass }, storePath })).status).toBe('ok');
    expect(engine.supervisor.stores.pidOf(placeOf(storePath))).toBeNull();
    expect((await engine.run({ functions: { 'Save:Keep:Shop': save }, storePath })).status).toBe('ok');
    expect(await engine.supervisor.stores.list(placeOf(storePath))).toEqual([{ cname: 'Shop', rows: 1 }]);
    const database = new DatabaseSync(storePath);
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; ROLLBACK;');
    database.close();
  });

  it('tells which rows the last run added, also when that run asked no store', async () => {
    const query = { cname: 'Added', offset: 0, limit: 10, find: '', onlyAdded: false };
    const page = () => engine.supervisor.stores.page(placeOf(storePath), query);
    const save2 = { functions: { 'Save:Keep:Added': save }, rows: [{ n: 1 }, { n: 2 }], storePath };
    expect((await engine.run(save2)).status).toBe('ok');
    expect(await page()).toMatchObject({ total: 2, added: 2, doubles: 0 });
    expect((await engine.run(save2)).status).toBe('ok');
    expect(await page()).toMatchObject({ total: 4, added: 2, doubles: 2 });
    const pass = 'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); };';
    expect((await engine.run({ functions: { A: pass }, storePath })).status).toBe('ok');
    expect(await page()).toMatchObject({ total: 4, added: 0 });
  });

  it('keeps what nobody waited for, in order, and before the run is told to be over', async () => {
    const careless = `export default (ctx, flow, rows) => {
  for (const row of rows) { void flow.getConnector().call(row); row.n = -1; }
  flow.commitRowBatch(rows);
};`;
    const rows = Array.from({ length: 300 }, (_, n) => ({ n }));
    const finished = await engine.run({
      functions: { 'Save:Keep:Careless': careless },
      rows,
      storePath,
      options: { batchSize: 100 },
    });
    expect(finished.status).toBe('ok');
    const run = await engine.start({ functions: { 'Load:Take:Careless': load }, rows: [], storePath });
    expect((await run.finished).status).toBe('ok');
    const page = await run.rows({ node: 0, side: 'out', limit: 1000 });
    expect(page.rows.map(({ json }) => JSON.parse(json))).toEqual(rows);
  });

  it('lets two runs of two hosts use one file', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({ n }));
    const one = { functions: { 'Save:Keep:Both': save }, rows, storePath, options: { batchSize: 1 } };
    const ends = await Promise.all([engine.run(one), other.run(one), engine.run(one)]);
    expect(ends.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
    expect(await engine.supervisor.stores.list(placeOf(storePath))).toContainEqual({
      cname: 'Both',
      rows: 600,
    });
  });

  it('stops a run that waits for a store', async () => {
    // Somebody else writes, so that the store waits for seconds.
    const database = new DatabaseSync(storePath);
    database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; BEGIN EXCLUSIVE');
    const run = await engine.start({ functions: { 'Save:Keep:Shop': save }, storePath });
    await run.control('stop');
    expect((await run.finished).status).toBe('stopped');
    database.close();
    expect((await engine.run({ functions: { 'Save:Keep:Shop': save }, storePath })).status).toBe('ok');
  });

  it('tells the line of code that asked when a store fails or ends', async () => {
    const bad = `export default async (ctx, flow) => {
  await flow.getConnector().call(1n);
};`;
    expect(await engine.run({ functions: { 'Save:Bad:Shop': bad } })).toMatchObject({
      status: 'error',
      node: 0,
      error: { code: 'process.store-bad-rows', file: 'functions/Bad.ts', line: 2 },
    });
    const pausing = `export default async (ctx, flow, rows) => {
  await flow.getConnector().call(rows);
  flow.commitRowBatch(rows);
};`;
    const run = await engine.start({
      functions: { 'Save:Keep:Shop': save, 'Save:Then:Shop': pausing },
      options: { breakpoints: [{ node: 1, ...plainBreakpoint }] },
    });
    await new Promise<void>((resolve) => {
      engine.supervisor.on('run.events', ({ state }) => {
        if (state.phase === 'paused') resolve();
      });
    });
    killStore(null);
    await run.control('resume');
    expect(await run.finished).toMatchObject({
      status: 'error',
      node: 1,
      error: { code: 'process.store-ended', file: 'functions/Then.ts', line: 2 },
    });
    expect((await engine.run({ functions: { 'Save:Keep:Shop': save } })).status).toBe('ok');
  });

  it('keeps the rows of each project in a store of its own, which no message of an engine can name', async () => {
    const own = { functions: { 'Save:Keep:Shop': save }, storePath };
    expect((await engine.run(own)).status).toBe('ok');
    const reach = `export default async (ctx, flow) => {
  const conn = flow.getConnector();
  conn.config.storePath = '/tmp/elsewhere.sqlite';
  conn.config.params.storePath = '/tmp/elsewhere.sqlite';
  flow.commitRowBatch(await conn.call());
};`;
    const run = await engine.start({
      functions: { 'Load:Reach:Shop': reach },
      rows: [],
      storePath: fileOf('others'),
    });
    expect((await run.finished).status).toBe('ok');
    expect((await run.rows({ node: 0, side: 'out' })).total).toBe(0);
  });
});
