import { afterEach, describe, expect, it } from 'vitest';
import { createTestEngine, type TestEngine } from './test-engine.ts';

let engine: TestEngine | undefined;
afterEach(() => engine?.close());

const pass = 'export default (ctx, flow, rows) => flow.commitRowBatch(rows);';
const stop = 'export default () => {};';
const jsonOf = ({ rows }: { rows: { json: string }[] }) => rows.map(({ json }) => json);

describe('pinned rows', () => {
  it('begin the run at their place, as one batch: what stands before it is not called, nor are the samples read', async () => {
    engine = createTestEngine();
    const run = await engine.start({
      functions: { A: stop, B: pass, C: pass },
      rows: [{ n: 1 }, { n: 2 }],
      options: { batchSize: 1, pinned: [{ node: 1, rows: ['{"n":7}', '"{\\"n\\":8}"', '{"n":9}'] }] },
    });
    const finished = await run.finished;
    expect(finished).toMatchObject({ status: 'ok', stoppedBecause: 'end' });
    expect(finished.progress).toMatchObject({ batches: 1, rowsRead: 3 });
    expect(finished.progress.nodes.map(({ visits, rowsIn }) => [visits, rowsIn])).toEqual([
      [0, 0],
      [1, 3],
      [1, 3],
    ]);
    expect(jsonOf(await run.rows({ node: 2, side: 'in' }))).toEqual(['{"n":7}', '{"n":8}', '{"n":9}']);
  });

  it('stand in for what a later function would get, fresh at each visit, reuse included', async () => {
    engine = createTestEngine();
    const spoil = `let visits = 0;
      export default (ctx, flow) => {
        for (const row of flow.input()) row.n = 'spoilt';
        visits += 1;
        return visits < 3 ? flow.next(ctx.Action.jumpFunc('B')) : flow.next(ctx.Action.dataReuse);
      };`;
    const run = await engine.start({
      functions: { A: pass, B: spoil, C: pass },
      options: {
        pinned: [
          { node: 0, rows: ['{"n":1}'] },
          { node: 1, rows: ['{"n":2}'] },
          { node: 2, rows: ['{"n":3}'] },
        ],
      },
    });
    await run.finished;
    expect(jsonOf(await run.rows({ node: 0, side: 'in' }))).toEqual(['{"n":1}']);
    expect(jsonOf(await run.rows({ node: 1, side: 'in' }))).toEqual(['{"n":2}', '{"n":2}', '{"n":2}']);
    expect(jsonOf(await run.rows({ node: 2, side: 'in' }))).toEqual(['{"n":3}']);
  });

  it('that are not JSON fail the run before it begins', async () => {
    engine = createTestEngine();
    const project = {
      functions: { A: pass },
      options: { pinned: [{ node: 0, rows: ['{"n":1}', '{"n":'] }] },
    };
    await expect(engine.run(project)).rejects.toMatchObject({
      code: 'process.row-not-json',
      data: { file: 'studio.json', params: { line: 2 } },
    });
  });

  it('of a place that the chain does not have are left out', async () => {
    engine = createTestEngine();
    const finished = await engine.run({
      functions: { A: pass },
      rows: [{ n: 1 }],
      options: { pinned: [{ node: 4, rows: ['{"n":2}'] }] },
    });
    expect(finished).toMatchObject({ status: 'ok', progress: { rowsRead: 1 } });
  });
});
