import { afterAll, describe, expect, it } from 'vitest';
import type { GoOn, RunPaused } from '../../../core/contract/debug-payloads.ts';
import { type Breakpoint, type PauseOn, plainBreakpoint } from '../../../core/debug/breakpoint.ts';
import { createTestEngine, type StartedRun, type TestProject } from './test-engine.ts';

const test = createTestEngine();
afterAll(() => test.close());

const pass = 'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); };';
const doubled =
  'export default (ctx, flow, rows) => { for (const r of rows) flow.commitRow({ n: r.n * 2 }); };';
const rows = [1, 2, 3, 4, 5, 6].map((n) => ({ n }));
const noPauses: PauseOn = { error: false, stop: false, thrownAway: false };

/** A run whose pauses are waited for one after the other. */
interface DebuggedRun {
  run: StartedRun;
  /** The next pause; rejects when the run ends instead. */
  pause(): Promise<RunPaused>;
  goOn(how: GoOn): Promise<void>;
}

async function debug(project: TestProject): Promise<DebuggedRun> {
  const waiting: RunPaused[] = [];
  let tell = (): void => {};
  test.supervisor.on('run.events', ({ events }) => {
    for (const event of events) {
      if (event.kind !== 'paused') continue;
      waiting.push(event.at);
      tell();
    }
  });
  const run = await test.start(project);
  return {
    run,
    async pause() {
      if (waiting.length === 0)
        await Promise.race([
          new Promise<void>((resolve) => {
            tell = resolve;
          }),
          run.finished.then(({ status }) => {
            throw new Error(`ended: ${status}`);
          }),
        ]);
      const [paused] = waiting.splice(0, 1);
      if (paused === undefined) throw new Error('no pause');
      return paused;
    },
    async goOn(how) {
      await test.supervisor.debug('debug.goOn', { runId: run.runId, how });
    },
  };
}

const at = (node: number, breakpoint: Partial<Breakpoint> = {}) => ({
  node,
  ...plainBreakpoint,
  ...breakpoint,
});

describe('breakpoints with conditions', () => {
  it('pause at the row that makes them true, and say which', async () => {
    const breakpoints = [at(1, { when: 'row.n == 10.0' })];
    const { run, pause } = await debug({
      functions: { Double: doubled, Save: pass },
      rows,
      options: { batchSize: 2, breakpoints },
    });
    expect(await pause()).toMatchObject({
      ...{ batch: 2, node: 1, visit: 6, side: 'before', rowsIn: 2 },
      reason: { kind: 'breakpoint', when: 'row.n == 10.0', hit: 1, row: 0 },
    });
    await run.control('resume');
    expect(await run.finished).toMatchObject({ status: 'ok', progress: { batches: 3 } });
  });

  it('pause and say so where they have no value', async () => {
    const breakpoints = [at(0, { when: 'row.m > 1' })];
    const { run, pause } = await debug({ functions: { A: pass }, rows, options: { breakpoints } });
    expect((await pause()).reason).toMatchObject({
      ...{ kind: 'failed', field: 'when', text: 'row.m > 1', start: 0, end: 5 },
      code: expect.stringMatching(/^expr\.unknown-field/),
    });
    await run.control('stop');
    await run.finished;
  });

  it('write to the log instead, with the place, the batch, the visit and the hit', async () => {
    const breakpoints = [
      at(1, {
        at: 'after',
        when: 'visit.rows_out > 1',
        hits: '>= 2',
        log: '"out " + string(visit.rows_out)',
      }),
    ];
    const run = await test.run({
      functions: { A: pass, Logged: pass },
      rows,
      options: { batchSize: 2, breakpoints },
    });
    expect(run.status).toBe('ok');
    const logged = test.logs.filter(({ fname }) => fname === 'Logged');
    expect(logged).toMatchObject([
      { message: 'out 2', node: 1, batch: 2, visit: 4, hit: 2 },
      { message: 'out 2', node: 1, batch: 3, visit: 6, hit: 3 },
    ]);
    expect(logged).toHaveLength(2);
  });

  it('change while the run goes on', async () => {
    const { run, pause, goOn } = await debug({
      functions: { A: pass, B: pass },
      rows,
      options: { batchSize: 1, breakpoints: [at(0)] },
    });
    expect((await pause()).visit).toBe(1);
    await test.supervisor.debug('debug.breakpoints', {
      runId: run.runId,
      breakpoints: [at(1, { when: 'batch.number == 3' })],
      pauseOn: noPauses,
    });
    await run.control('resume');
    expect(await pause()).toMatchObject({ batch: 2, node: 1 });
    await goOn({ to: 'end' });
    expect((await run.finished).status).toBe('ok');
  });
});

describe('what pauses a flow at any place', () => {
  const abort = 'export default (ctx, flow, rows) => flow.next(ctx.Action.abort);';
  const force =
    'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); return flow.next(ctx.Action.forceEntryNext); };';
  const fail = 'export default () => { throw new Error("no"); };';

  it.each([
    ['an error', fail, { error: true }, { kind: 'error', error: { code: 'process.function-threw' } }],
    ['a stop', abort, { stop: true }, { kind: 'stop', next: 'abort' }],
    ['rows thrown away', force, { thrownAway: true }, { kind: 'thrown-away', rows: 6 }],
  ])('is %s, after the visit', async (_what, code, pauseOn, reason) => {
    const { run, pause } = await debug({
      functions: { A: pass, B: code, C: pass },
      rows,
      options: { pauseOn: { ...noPauses, ...pauseOn } },
    });
    const paused = await pause();
    expect(paused).toMatchObject({ node: 1, side: 'after', reason, rowsIn: 6 });
    await run.control('resume');
    expect((await run.finished).status).toBe('error' in pauseOn ? 'error' : 'ok');
  });
});

describe('a paused run', () => {
  it('is looked into and changed, and says so at its end', async () => {
    const reads =
      'export default (ctx, flow, rows) => { for (const r of rows) flow.commitRow({ n: r.n, p: flow.getFuncParam("k"), m: flow.getMetaData("seen") }); };';
    const marks =
      'export default (ctx, flow, rows) => { flow.setMetaData("seen", [1]); flow.setCacheData("c", { x: 1 }); flow.commitRowBatch(rows); };';
    const lines: string[] = [];
    test.supervisor.on('run.output', ({ node, lines: text }) => {
      if (node === 1) lines.push(text);
    });
    const { run, pause } = await debug({
      functions: { Marks: marks, Reads: reads },
      rows: rows.slice(0, 3),
      options: { breakpoints: [at(1)], outputs: true },
    });
    const { runId } = run;
    expect(await pause()).toMatchObject({
      metadata: [{ key: 'seen', value: '[1]' }],
      cache: [{ key: 'c', value: '{"x":1}' }],
      edits: [],
    });
    const edit = (edit: Parameters<typeof test.supervisor.debug<'debug.edit'>>[1]['edit']) =>
      test.supervisor.debug('debug.edit', { runId, edit });
    await expect(edit({ kind: 'row', row: 0, json: '{n:' })).rejects.toMatchObject({
      code: 'process.edit-not-json',
    });
    await edit({ kind: 'row', row: 1, json: '{"n":20}' });
    const { edits } = await edit({ kind: 'row', row: 2, json: '{"n":30}' });
    await edit({ kind: 'param', key: 'k', value: 'v' });
    await edit({ kind: 'metadata', key: 'seen', json: '7' });
    await edit({ kind: 'undo', id: edits[1]?.id ?? 0 });
    const page = await test.supervisor.debug('debug.rows', { runId, side: 'in', offset: 1 });
    expect(page).toEqual({ rows: [{ json: '{"n":20}' }, { json: '{"n":3}' }], total: 3 });
    await run.control('resume');
    const finished = await run.finished;
    expect(lines.join('').trim().split('\n')).toEqual([
      '{"n":1,"p":"v","m":7}',
      '{"n":20,"p":"v","m":7}',
      '{"n":3,"p":"v","m":7}',
    ]);
    expect(
      finished.edits?.map(({ kind, key, row, before, after }) => [kind, key, row, before, after]),
    ).toEqual([
      ['row', '', 1, '{"n":2}', '{"n":20}'],
      ['param', 'k', undefined, '', 'v'],
      ['metadata', 'seen', undefined, '[1]', '7'],
    ]);
    await expect(edit({ kind: 'param', key: 'k', value: 'w' })).rejects.toMatchObject({
      code: 'process.not-paused',
    });
  });

  it('goes on to the next batch, to a place, to a visit, to the end', async () => {
    const { run, pause, goOn } = await debug({
      functions: { A: pass, B: pass, C: pass },
      rows,
      options: { batchSize: 1, startPaused: true },
    });
    const places: [number, number, string][] = [];
    const note = async (): Promise<void> => {
      const { batch, node, reason } = await pause();
      places.push([batch, node, reason.kind]);
    };
    await note();
    await goOn({ to: 'batch' });
    await note();
    await goOn({ to: 'here', node: 2 });
    await note();
    await goOn({ to: 'visit', visit: 14 });
    await note();
    await run.control('step');
    await note();
    await goOn({ to: 'end' });
    expect((await run.finished).status).toBe('ok');
    expect(places).toEqual([
      [0, 0, 'asked'],
      [1, 0, 'batch'],
      [1, 2, 'here'],
      [4, 1, 'visit'],
      [4, 2, 'step'],
    ]);
  });

  it('skips a function: its rows go on as they are, and its code is not called', async () => {
    const { run, pause, goOn } = await debug({
      functions: { A: pass, Broken: 'export default () => { throw new Error("no"); };', C: pass },
      rows,
      options: { breakpoints: [at(1)] },
    });
    await pause();
    await goOn({ to: 'skip' });
    expect(await pause()).toMatchObject({ node: 2, rowsIn: 6, edits: [{ kind: 'skip', node: 1, visit: 2 }] });
    await run.control('resume');
    const finished = await run.finished;
    expect(finished).toMatchObject({
      status: 'ok',
      progress: { nodes: [{}, { rowsOut: 6 }, { rowsIn: 6 }] },
    });
    expect(finished.edits).toHaveLength(1);
  });
});

it('state that leaks from a batch to the next is found: a price is wrong, what made it stood there before the call', async () => {
  const price = `export default (ctx, flow, rows) => {
    for (const row of rows) {
      if (row.vip) flow.setMetaData('rate', 0.5);
      flow.commitRow({ ...row, price: 10 * (flow.getMetaData('rate') ?? 1) });
    }
  };`;
  const orders = [1, 2, 3, 4, 5, 6].map((id) => ({ id, vip: id === 4 }));
  const { run, pause, goOn } = await debug({
    functions: { Price: price, Report: pass },
    rows: orders,
    options: {
      batchSize: 2,
      breakpoints: [
        at(0, { when: 'batch.number == 3 || row.vip' }),
        at(1, { when: 'row.price < 10.0 && !row.vip' }),
      ],
    },
  });
  // Nothing is kept before the first order of that kind; in the next batch, which has none, something is.
  expect(await pause()).toMatchObject({
    batch: 1,
    node: 0,
    side: 'before',
    reason: { row: 1 },
    metadata: [],
  });
  await run.control('resume');
  const rate = { key: 'rate', value: '0.5' };
  expect(await pause()).toMatchObject({ batch: 2, node: 0, side: 'before', metadata: [rate] });
  const seen = await test.supervisor.debug('debug.rows', { runId: run.runId, side: 'in' });
  expect(seen.rows.map(({ json }) => json)).toEqual(orders.slice(4).map((one) => JSON.stringify(one)));
  await run.control('resume');
  expect(await pause()).toMatchObject({ batch: 2, node: 1, reason: { kind: 'breakpoint', row: 0 } });
  await goOn({ to: 'end' });
  expect((await run.finished).status).toBe('ok');
});
