import { appendFileSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestLive, flowFiles, type TestLive } from './test-live.ts';

let live: TestLive;
beforeEach(() => {
  live = createTestLive();
});
afterEach(() => live.close());

const save = 'export default async (ctx, flow, rows) => { await flow.getConnector().call(rows); };';
const pass = 'export default (ctx, flow, rows) => flow.commitRowBatch(rows);';
const files = (more: object = {}) =>
  JSON.stringify({
    version: 1,
    flow: 'F',
    type: 'files',
    settings: { path: 'in', poll_ms: 20 },
    batch: { rows: 10, ms: 20 },
    ...more,
  });
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `{"n":${from + index}}\n`).join('');

/** The numbers that the connector's store holds, in the order in which they came. */
function stored(): number[] {
  const db = new DatabaseSync(join(live.folder, '.studio/store/store.sqlite'), { readOnly: true });
  try {
    const rows = db.prepare('select row from entry order by id').all();
    return rows.map(({ row }) => JSON.parse(String(row)).n);
  } finally {
    db.close();
  }
}
/** Resolves when the source's places are behind so many bytes of a file. */
async function read(file: string, offset: number): Promise<void> {
  for (;;) {
    const text = await new Promise<string>((resolve) =>
      setTimeout(() => {
        try {
          resolve(readFileSync(join(live.folder, 'state/S.positions.json'), 'utf8'));
        } catch {
          resolve('{"positions":{}}');
        }
      }, 10),
    );
    if (JSON.parse(text).positions[file]?.startsWith(`${offset}:`)) return;
  }
}

test('files are followed from where they were left, under other names, too', async () => {
  live.write({ ...flowFiles({ Pass: pass, 'Save:Keep': save }), 'sources/S.json': files() });
  live.write({ 'in/a.jsonl': lines(0, 25), 'in/.hidden': 'x' });
  const first = await live.start();
  await read('a.jsonl', lines(0, 25).length);
  await first.stop();
  renameSync(join(live.folder, 'in/a.jsonl'), join(live.folder, 'in/a.old'));
  appendFileSync(join(live.folder, 'in/a.old'), lines(25, 30));
  live.write({ 'in/a.jsonl': lines(30, 40) });
  await live.start();
  await read('a.old', lines(0, 30).length);
  await read('a.jsonl', lines(30, 40).length);
  expect(stored().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
});

test('what is no JSON, and rows that a function throws for, become dead letters; the others go on', async () => {
  const checked =
    'export default (ctx, flow, rows) => { for (const row of rows) { if (row.n % 7 === 3) throw new Error("no " + row.n); flow.commitRow(row); } };';
  live.write({
    ...flowFiles({ Check: checked, 'Save:Keep': save }, 'params:\n  key: n\n'),
    'sources/S.json': files(),
    'in/a.jsonl': `${lines(0, 8)}no row\n${lines(8, 20)}`,
  });
  await live.start();
  await read('a.jsonl', lines(0, 20).length + 7);
  expect(stored().toSorted((a, b) => a - b)).toEqual([
    0, 1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 18, 19,
  ]);
  expect(live.deadLetters('S').map(({ row, error }) => [row, error.code, error.place])).toEqual([
    ['no row', 'live.poison', undefined],
    ['{"n":3}', 'process.function-threw', 'Check#1'],
    ['{"n":10}', 'process.function-threw', 'Check#1'],
    ['{"n":17}', 'process.function-threw', 'Check#1'],
  ]);
});

test('a batch whose rows might be saved twice goes to the dead letters whole', async () => {
  const late =
    'export default async (ctx, flow, rows) => { await flow.getConnector().call(rows); if (rows.some(({ n }) => n === 3)) throw new Error("no"); };';
  live.write({ ...flowFiles({ 'Save:Keep': late }), 'sources/S.json': files(), 'in/a.jsonl': lines(0, 20) });
  await live.start();
  await read('a.jsonl', lines(0, 20).length);
  expect(live.deadLetters('S').map(({ row }) => JSON.parse(row).n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('after an error the flow is made anew: nothing that it left comes into the next batch', async () => {
  const leaves =
    'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); if (rows[0].n === 0) throw new Error("no"); };';
  live.write({
    ...flowFiles({ Leave: leaves, 'Save:Keep': save }),
    'sources/S.json': files({ batch: { rows: 1, ms: 1 } }),
    'in/a.jsonl': lines(0, 3),
  });
  await live.start();
  await read('a.jsonl', lines(0, 3).length);
  expect(stored()).toEqual([1, 2]);
});

test('a function that hangs or ends the process costs its batch; the next one has a process of its own', async () => {
  const hangs =
    'export default (ctx, flow, rows) => { if (rows[0].n === 0) for (;;); if (rows[0].n === 1) { const all = []; for (;;) all.push(new Array(1e6).fill(1)); } flow.commitRowBatch(rows); };';
  live.write({
    ...flowFiles({ Hang: hangs, 'Save:Keep': save }),
    'sources/S.json': files({ batch: { rows: 1, ms: 1 } }),
    'in/a.jsonl': lines(0, 3),
  });
  await live.start({ batchLimitMs: 1500 });
  await read('a.jsonl', lines(0, 3).length);
  const [hung, crashed] = live.deadLetters('S');
  expect(hung?.error.code).toBe('live.batch-too-long');
  expect(['process.out-of-memory', 'process.crashed', 'live.batch-too-long']).toContain(crashed?.error.code);
  expect(stored()).toEqual([2]);
});

test('a save that nobody waits for and that fails, fails its batch', async () => {
  const careless = 'export default (ctx, flow, rows) => { flow.getConnector().call([1n]); };';
  live.write({
    ...flowFiles({ 'Save:Keep': careless }),
    'sources/S.json': files(),
    'in/a.jsonl': lines(0, 2),
  });
  await live.start();
  await read('a.jsonl', lines(0, 2).length);
  expect(live.deadLetters('S').map(({ error }) => error.code)).toEqual([
    'process.stray-error',
    'process.stray-error',
  ]);
});

test('a changed project is told, and counts from the next batch on when it is asked for', async () => {
  live.write({
    ...flowFiles({ Add: pass, 'Save:Keep': save }),
    'sources/S.json': files(),
    'in/a.jsonl': lines(0, 2),
  });
  const run = await live.start();
  await read('a.jsonl', lines(0, 2).length);
  live.write({
    'functions/Add.ts':
      'export default (ctx, flow, rows) => flow.commitRowBatch(rows.map(({ n }) => ({ n: n + 100 })));',
  });
  expect(await live.heard('drift')).toMatchObject({ message: expect.stringContaining('functions/Add.ts') });
  appendFileSync(join(live.folder, 'in/a.jsonl'), lines(2, 4));
  await read('a.jsonl', lines(0, 4).length);
  await run.reload();
  appendFileSync(join(live.folder, 'in/a.jsonl'), lines(4, 6));
  await read('a.jsonl', lines(0, 6).length);
  live.write({ 'functions/Add.ts': 'no code (' });
  await run.reload();
  expect(await live.heard('reload')).toMatchObject({ level: 'error', code: expect.any(String) });
  appendFileSync(join(live.folder, 'in/a.jsonl'), lines(6, 8));
  await read('a.jsonl', lines(0, 8).length);
  expect(stored()).toEqual([0, 1, 2, 3, 104, 105, 106, 107]);
});

test('rows are posted with a token, and answered when their batch is done', async () => {
  live.write({
    ...flowFiles({ 'Save:Keep': save }),
    'sources/S.json': files({
      type: 'http',
      settings: { listen: '${file:PORT}', token: '${file:TOKEN}' },
    }).replace(/(PORT|TOKEN)/g, (name) => join(live.folder, name)),
    TOKEN: 'a secret\n',
    PORT: '0\n',
  });
  await live.start({ listen: '0' });
  const { address: rows } = await live.heard('started');
  const { address } = await live.heard('listening');
  const post = (body: string, token = 'a secret') =>
    fetch(`http://${rows}`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
  expect((await post('[{"n":1},{"n":2}]')).status).toBe(200);
  expect(await (await post(lines(3, 5))).json()).toEqual({ rows: 2 });
  expect((await post('{"n":9}', 'wrong')).status).toBe(401);
  const bad = await post('{"n":5}\n{"n":');
  expect([bad.status, await bad.json()]).toMatchObject([400, { error: 'live.body-not-rows' }]);
  expect(stored()).toEqual([1, 2, 3, 4]);
  const metrics = await (await fetch(`http://${address}/metrics`)).text();
  expect(metrics).toContain('flow_data_total{flow_name="F"} 4');
  expect(metrics).toMatch(/func_run_duration_count\{func_name="Keep",func_mode="Save"\} [12]/);
  expect(metrics).toContain('kisflow_live_messages_total{source="S"} 4');
  expect((await fetch(`http://${address}/readyz`)).status).toBe(200);
  expect((await fetch(`http://${address}/healthz`)).status).toBe(200);
  expect(JSON.stringify(live.log)).not.toContain('a secret');
});

test('what can not begin says why, before any row is taken', async () => {
  const begin = async (text: string | undefined, more: Record<string, string> = {}, flows: string[] = []) => {
    live.write({
      ...flowFiles({ Pass: pass }),
      ...(text === undefined ? {} : { 'sources/S.json': text }),
      ...more,
    });
    return await live.start({ flows }).then(
      () => 'began',
      (thrown) => thrown.code,
    );
  };
  expect(await begin(undefined)).toBe('live.no-sources');
  expect(await begin('{')).toBe('source.not-json');
  expect(await begin(files({ version: 2 }))).toBe('source.newer');
  expect(await begin(files(), {}, ['G'])).toBe('live.no-sources');
  expect(await begin(files({ flow: 'G' }))).toBe('source.unknown-flow');
  expect(await begin(files({ settings: { path: 'no/where' } }))).toBe('live.files-missing');
  expect(await begin(files({ settings: { path: '${env:KISFLOW_NOT_SET}' } }))).toBe('live.no-variable');
  expect(await begin(files({ type: 'http', settings: { listen: 'nowhere:x', token: 't' } }))).toBe(
    'live.listen-failed',
  );
  live.write({ 'in/a.jsonl': '' });
  expect(await begin(files(), { 'functions/Pass.ts': 'let n = 0;\nexport default () => n++;' })).toBe(
    'source.keeps-state',
  );
  expect(await begin(files(), { 'functions/Pass.ts': 'no code (' })).toMatch(/^(run|process|faas)\./);
  expect(await begin(files(), { 'state/S.positions.json': '{}' })).toBe('live.state-failed');
});
