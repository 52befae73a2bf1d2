import { afterAll, describe, expect, it } from 'vitest';
import type { FailedRow } from '../../../core/contract/journal.ts';
import type { RunFinished } from '../../../core/contract/run-payloads.ts';
import { memoryJournal } from '../journal/run-journals.ts';
import { lineRows } from '../rows/row-source.ts';
import { createTestEngine, type TestProject } from './test-engine.ts';

const engine = createTestEngine();
afterAll(() => engine.close());

const pass = 'export default (ctx, flow, rows) => flow.commitRowBatch(rows);';
const failAtOdd =
  'export default (ctx, flow, rows) => { for (const row of rows) { if (row.bad) throw new Error("bad " + row.n); flow.commitRow(row); } };';

interface Recorded {
  finished: RunFinished;
  failed: FailedRow[];
  /** Rows out of the last place. */
  out: { n: number }[];
  /** Calls of each place that count. */
  visits: number[];
}

async function record(project: TestProject): Promise<Recorded> {
  const journal = { opened: undefined as ReturnType<typeof memoryJournal> | undefined };
  const run = await engine.start(
    { ...project, options: { onError: 'record', journal: 'full', journalShare: 1, ...project.options } },
    async (started) => (journal.opened = memoryJournal(started)),
  );
  const finished = await run.finished;
  const events = (await journal.opened?.reader.events(1, 1_000_000)) ?? [];
  const node = run.nodes.length - 1;
  const { rows } = await run.rows({ node, side: 'out', limit: 10_000 });
  return {
    finished,
    failed: events.filter((event) => event.kind === 'row-failed'),
    // Of a failing call, what it committed is among them.
    out: rows.flatMap(({ json, failed }) => (failed ? [] : [numbered(json)])),
    visits: finished.progress.nodes.map((place) => place.visits),
  };
}

function numbered(json: string): { n: number } {
  return JSON.parse(json);
}

function rowsWith(count: number, bad: readonly number[]): { n: number; bad: boolean }[] {
  return Array.from({ length: count }, (_, n) => ({ n: n + 1, bad: bad.includes(n + 1) }));
}

describe('a run that records errors', () => {
  it('goes on without the rows that are to blame, as one batch', async () => {
    const { finished, failed, out, visits } = await record({
      functions: { A: pass, B: failAtOdd, C: pass },
      rows: rowsWith(100, [3, 42, 100]),
      options: { batchSize: 100 },
    });
    expect(finished).toMatchObject({ status: 'ok', errorLane: { rows: 3, kept: 3 }, leftInBuffer: 0 });
    expect(
      failed.map(({ row, index, batch, node, together }) => [row, index, batch, node, together]),
    ).toEqual([
      [3, 3, 1, 1, 1],
      [42, 42, 1, 1, 1],
      [100, 100, 1, 1, 1],
    ]);
    expect(failed[1]).toMatchObject({
      json: '{"n":42,"bad":true}',
      error: { code: 'process.function-threw', file: 'functions/B.ts', line: 1 },
    });
    expect(out.map(({ n }) => n)).toEqual(
      rowsWith(100, []).flatMap(({ n }) => ([3, 42, 100].includes(n) ? [] : [n])),
    );
    // What failed and what was tried counts nowhere: the batch went through once.
    expect(visits).toEqual([1, 1, 1]);
    expect(finished.progress).toMatchObject({ batches: 1, rowsRead: 100 });
    expect(finished.progress.nodes.map(({ rowsIn, failedRows = 0 }) => [rowsIn, failedRows])).toEqual([
      [97, 0],
      [97, 3],
      [97, 0],
    ]);
  });

  it('goes on with the next batch, and counts rows over all of them', async () => {
    const { failed, out, finished } = await record({
      functions: { A: failAtOdd },
      rows: rowsWith(10, [1, 2, 9]),
      options: { batchSize: 2 },
    });
    expect(failed.map(({ row, batch, index }) => [row, batch, index])).toEqual([
      [1, 1, 1],
      [2, 1, 2],
      [9, 5, 1],
    ]);
    expect(out.map(({ n }) => n)).toEqual([3, 4, 5, 6, 7, 8, 10]);
    expect(finished.progress.batches).toBe(5);
  });

  it('finds what fails only when other rows are gone', async () => {
    const late =
      'export default (ctx, flow, rows) => { if (rows.some((row) => row.n === 2)) throw new Error("two"); flow.commitRowBatch(rows); };';
    const { failed, out } = await record({
      functions: { A: failAtOdd, B: late, C: pass },
      rows: rowsWith(5, [4]),
      options: { batchSize: 5 },
    });
    expect(failed.map(({ row, node }) => [row, node])).toEqual([
      [4, 0],
      [2, 1],
    ]);
    expect(out.map(({ n }) => n)).toEqual([1, 3, 5]);
  });

  it('gives up rows together that fail only together', async () => {
    const both =
      'export default (ctx, flow, rows) => { if (rows.length > 2) throw new Error("many"); flow.commitRowBatch(rows); };';
    const { failed, out } = await record({
      functions: { A: both },
      rows: rowsWith(4, []),
      options: { batchSize: 4 },
    });
    expect(failed.map(({ row, together }) => [row, together])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    expect(out).toEqual([]);
  });

  it.each([
    ['keeps values in its module', { A: `let seen = 0;\n${pass}`, B: failAtOdd }],
    [
      'sets metadata',
      {
        A: 'export default (ctx, flow, rows) => { flow.setMetaData("k", 1); flow.commitRowBatch(rows); };',
        B: failAtOdd,
      },
    ],
    ['saves', { 'Save:A:Shop': pass, B: failAtOdd }],
  ])('gives up the whole batch where a function before it %s', async (_, functions) => {
    const { failed, out, visits } = await record({
      functions,
      rows: rowsWith(4, [2]),
      options: { batchSize: 2 },
    });
    expect(failed.map(({ row, together }) => [row, together])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(out.map(({ n }) => n)).toEqual([3, 4]);
    expect(visits).toEqual([2, 2]);
  });

  it('tries on where what saves comes behind, and saves each row once', async () => {
    const saves =
      'export default async (ctx, flow, rows) => { for (const row of rows) await flow.getConnector().call(row); flow.commitRowBatch(rows); };';
    const { failed, out, visits } = await record({
      functions: { A: failAtOdd, 'Save:B:Shop': saves },
      rows: rowsWith(6, [5]),
      options: { batchSize: 6 },
    });
    expect(failed.map(({ row }) => row)).toEqual([5]);
    expect(out.map(({ n }) => n)).toEqual([1, 2, 3, 4, 6]);
    expect(visits).toEqual([1, 1]);
  });

  it('logs what the batch wrote, and not what was tried of it', async () => {
    const logged = engine.logs.length;
    const logs =
      'export default (ctx, flow, rows) => { ctx.log.info("rows", rows.length); flow.commitRowBatch(rows); };';
    await record({ functions: { A: logs, B: failAtOdd }, rows: rowsWith(8, [3]), options: { batchSize: 8 } });
    expect(engine.logs.slice(logged).map(({ message }) => message)).toEqual(['rows 8', 'rows 7']);
  });

  it('steps over rows that are no JSON, and keeps them as they are', async () => {
    const { failed, out, finished } = await record({
      functions: { A: pass },
      source: lineRows('{"n":1}\nnope\n{"n":3}', 'rows.jsonl'),
      options: { batchSize: 10 },
    });
    expect(failed).toMatchObject([
      { row: 2, index: 0, node: null, json: 'nope', error: { code: 'process.row-not-json' } },
    ]);
    expect(out.map(({ n }) => n)).toEqual([1, 3]);
    expect(finished.progress.rowsRead).toBe(3);
  });

  it('leaves neither rows nor an action behind, as KisFlow would (traps 3 and 9)', async () => {
    const commits =
      'export default (ctx, flow, rows) => { flow.commitRow({ n: 99 }); flow.next(ctx.Action.abort); if (rows[0].bad) throw new Error("bad"); flow.next(); flow.commitRowBatch(rows); };';
    const { out, finished } = await record({
      functions: { A: commits, B: pass },
      rows: rowsWith(2, [1]),
      options: { batchSize: 1 },
    });
    expect(out.map(({ n }) => n)).toEqual([99, 2]);
    expect(finished.leftInBuffer).toBe(0);
  });

  it('ends at what is of no row: a function without code', async () => {
    const { finished, failed } = await record({
      functions: { A: pass },
      files: {
        'conf/flow/Main.yml':
          'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: A\n  - fname: B\n',
        'conf/func/B.yml': 'kistype: func\nfname: B\nfmode: Calculate\n',
      },
      rows: rowsWith(3, []),
    });
    expect(finished).toMatchObject({ status: 'error', error: { code: 'run.func-not-registered' } });
    expect(finished.errorLane).toBeUndefined();
    expect(failed).toEqual([]);
  });

  it('can be stopped while it looks for them', async () => {
    const slow =
      'export default async (ctx, flow, rows) => { await new Promise((done) => setTimeout(done, 5)); throw new Error("never"); };';
    const run = await engine.start({
      functions: { A: slow },
      rows: rowsWith(2000, []),
      options: { onError: 'record', batchSize: 2000, journal: 'full' },
    });
    await run.control('stop');
    expect((await run.finished).status).toBe('stopped');
  });
});
