import { afterEach, describe, expect, it } from 'vitest';
import { createTestEngine, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
afterEach(() => engine.close());

const pass = 'export default (ctx, flow, rows) => { for (const row of rows) flow.commitRow(row); };';
const rows = Array.from({ length: 50 }, (_, n) => ({ n }));

/** Waits until the run has logged this, then stops it. */
async function stopAfter(message: string, project: Parameters<TestEngine['start']>[0]) {
  engine = createTestEngine();
  const handle = await engine.start(project);
  await expect.poll(() => engine.logs.map((log) => log.message), { timeout: 15_000 }).toContain(message);
  await handle.control('stop');
  return { handle, finished: await handle.finished };
}

const ends: [string, string, object][] = [
  [
    'runs out of memory',
    'const all = []; for (;;) all.push(new Array(1e5).fill(row));',
    { memoryLimitMb: 64 },
  ],
  [
    'holds too many buffers',
    'for (const kept = []; ; ) kept.push(Buffer.alloc(5e7, 1));',
    { memoryLimitMb: 64, memorySlackMb: 256 },
  ],
];

describe('what is known of a visit that never ends', () => {
  it('is what it logged before it hung, and the rows that went in', async () => {
    const hang = `export default (ctx, flow, rows) => {
      for (const row of rows) { flow.commitRow(row); if (row.n === 37) { console.log('at 37'); for (;;); } }
    };`;
    const project = { functions: { First: pass, Hang: hang, Last: pass }, rows, options: { batchSize: 5 } };
    const { handle, finished } = await stopAfter('at 37', project);
    expect(finished).toMatchObject({ status: 'stopped', node: 1 });
    expect(engine.logs.at(-1)).toMatchObject({ message: 'at 37', fname: 'Hang', batch: 8, line: 2 });
    const page = await handle.rows({ node: 1, side: 'in', offset: 35 });
    expect(page.rows.map(({ index, batch, json }) => [index, batch, json])).toEqual(
      [35, 36, 37, 38, 39].map((n) => [n + 1, 8, `{"n":${n}}`]),
    );
    expect(page).toMatchObject({ kept: 40, total: 40 });
    expect((await handle.rows({ node: 1, side: 'in', filter: { find: '38' } })).rows).toHaveLength(1);
    expect(finished.progress.nodes.map((node) => node.visits)).toEqual([8, 7, 7]);
    expect(await handle.rows({ node: 1, side: 'out' })).toMatchObject({ kept: 35, total: 35 });
  });

  it.each(ends)('is told when it %s', async (_how, code, settings) => {
    engine = createTestEngine(settings);
    const crash = `export default (ctx, flow, rows) => { for (const row of rows) { ctx.log.warn('row', row); ${code} } };`;
    const handle = await engine.start({ functions: { First: pass, Crash: crash }, rows });
    expect(await handle.finished).toMatchObject({ status: 'crashed', node: 1 });
    expect(engine.logs).toMatchObject([{ level: 'warn', message: 'row {"n":0}', fname: 'Crash', batch: 1 }]);
    expect((await handle.rows({ node: 1, side: 'in' })).rows).toHaveLength(50);
  });

  it('is each line of a log that never ends, as far as a log goes', async () => {
    const endless = `export default () => { for (let i = 0; ; i++) console.log('line ' + i); };`;
    const { finished } = await stopAfter('line 999', { functions: { Endless: endless }, rows });
    expect(finished.status).toBe('stopped');
    expect(engine.logs.length).toBeGreaterThanOrEqual(1000);
  });
});

describe('what code writes while it loads', () => {
  const files = {
    'connectors/Store.ts': `console.log('module of Store');
      export function init(conn) { console.log('init of', conn.getName()); if (conn.config.key === 'bad') throw new Error('no'); }`,
  };
  const functions = { 'Save:Keep:Store': `console.info('module of Keep'); ${pass}` };

  it('is in the log of the run', async () => {
    engine = createTestEngine();
    await engine.run({ functions, files });
    expect(engine.logs.map(({ message, file }) => [message, file])).toEqual([
      ['module of Keep', 'functions/Keep.ts'],
      ['module of Store', 'connectors/Store.ts'],
      ['init of Store', 'connectors/Store.ts'],
    ]);
  });

  it('is there also when loading fails', async () => {
    engine = createTestEngine();
    const broken = { ...files, 'conf/conn/Store.yml': 'kistype: conn\ncname: Store\nkey: bad\n' };
    await expect(engine.start({ functions, files: broken })).rejects.toThrow(
      'init of the connector Store failed',
    );
    expect(engine.logs.map((log) => log.message)).toContain('init of Store');
  });

  it('is there also when loading hangs', async () => {
    engine = createTestEngine({ loadLimitMs: 3_000 });
    const hang = { Hang: `console.log('before'); for (;;); ${pass}` };
    await expect(engine.start({ functions: hang })).rejects.toThrow('did not finish loading');
    expect(engine.logs.map((log) => log.message)).toEqual(['before']);
  });
});
