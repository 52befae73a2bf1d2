import { afterEach, describe, expect, it } from 'vitest';
import { createTestEngine, type TestEngine } from './test-engine.ts';

let engine: TestEngine | undefined;
afterEach(() => engine?.close());

const pass = 'export default (ctx, flow, rows) => flow.commitRowBatch(rows);';
const double =
  'export default (ctx, flow, rows) => flow.commitRowBatch(rows.map(({ n }) => ({ n: 2 * n })));';
const jsonOf = ({ rows }: { rows: { json: string }[] }) => rows.map(({ json }) => json);
const visitsOf = ({ progress }: { progress: { nodes: { visits: number }[] } }) =>
  progress.nodes.map(({ visits }) => visits);

describe('a function that is run alone', () => {
  it('is called once with the rows it is given; no other function is, and their code is not looked at', async () => {
    engine = createTestEngine();
    const run = await engine.start({
      functions: { A: 'no code at all (', B: double, C: pass },
      options: { alone: 1, pinned: [{ node: 1, rows: ['{"n":1}', '{"n":2}'] }] },
    });
    const finished = await run.finished;
    expect(finished).toMatchObject({ status: 'ok', stoppedBecause: 'end', leftInBuffer: 0 });
    expect(visitsOf(finished)).toEqual([0, 1, 0]);
    expect(jsonOf(await run.rows({ node: 1, side: 'out' }))).toEqual(['{"n":2}', '{"n":4}']);
  });

  it('begins with the samples, batch by batch, when it is the first', async () => {
    engine = createTestEngine();
    const finished = await engine.run({
      functions: { A: double, B: pass },
      rows: [{ n: 1 }, { n: 2 }, { n: 3 }],
      options: { alone: 0, batchSize: 2 },
    });
    expect(finished).toMatchObject({ status: 'ok', progress: { batches: 2, rowsRead: 3 } });
    expect(visitsOf(finished)).toEqual([2, 0]);
  });

  it('tells where its action would have led, and that it handed on nothing', async () => {
    engine = createTestEngine();
    const jump = "export default (ctx, flow) => flow.next(ctx.Action.jumpFunc('A'));";
    const options = { alone: 1, pinned: [{ node: 1, rows: ['{"n":1}'] }] };
    const jumped = await engine.run({ functions: { A: pass, B: jump, C: pass }, options });
    expect(visitsOf(jumped)).toEqual([0, 1, 0]);
    expect(jumped.progress.nodes[1]).toMatchObject({ last: 'jump', jumps: { 0: 1 } });
    const silent = await engine.run({
      functions: { A: pass, B: 'export default () => {};', C: pass },
      options,
    });
    expect(silent).toMatchObject({ status: 'ok', stoppedBecause: 'no-data' });
  });

  it('has its params, its connector and its store as in the flow, and tells its error with the line', async () => {
    engine = createTestEngine();
    const save = `export default async (ctx, flow, rows) => {
      await flow.getConnector().call(rows);
      flow.commitRowBatch(rows);
      if (rows[0].n === 0) throw new Error('no');
    };`;
    const options = (n: number) => ({ alone: 1, pinned: [{ node: 1, rows: [`{"n":${n}}`] }] });
    const functions = { A: pass, 'Save:S:Orders': save };
    expect(await engine.run({ functions, options: options(1) })).toMatchObject({ status: 'ok' });
    expect(await engine.run({ functions, options: options(0) })).toMatchObject({
      status: 'error',
      node: 1,
      error: { file: 'functions/S.ts', line: 4 },
    });
  });
});

it('a run up to a place calls nothing behind it', async () => {
  engine = createTestEngine();
  const functions = { A: pass, B: double, C: 'export default () => { throw new Error(); };' };
  const finished = await engine.run({
    functions,
    rows: [{ n: 1 }, { n: 2 }],
    options: { upTo: 1, batchSize: 1 },
  });
  expect(finished).toMatchObject({ status: 'ok', progress: { batches: 2 } });
  expect(visitsOf(finished)).toEqual([2, 2, 0]);
});
