import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { RunFinished } from '../../../core/contract/run-payloads.ts';
import { plainBreakpoint } from '../../../core/debug/breakpoint.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { fileRows } from '../rows/row-source.ts';
import type { RunHandle } from './run.ts';
import { createTestEngine, type TestEngine } from './test-engine.ts';

let engine: TestEngine | undefined;
afterEach(() => engine?.close());
let shared: TestEngine | undefined;
afterAll(() => shared?.close());

/** An engine whose process may die. */
function newEngine(memoryLimitMb?: number): TestEngine {
  engine = createTestEngine({ memoryLimitMb });
  return engine;
}

/** An engine that run after run goes to, as a person's do: starting one takes longer than most runs. */
function sharedEngine(): TestEngine {
  shared ??= createTestEngine();
  shared.logs.length = 0;
  shared.progress.length = 0;
  shared.dropped = 0;
  return shared;
}

/** Resolves when the engine tells that this place is being called. */
function activeAt(test: TestEngine, node: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = test.supervisor.on('run.events', ({ state }) => {
      if (state.active?.node !== node) return;
      stop();
      resolve();
    });
  });
}

async function stopTimed(run: RunHandle): Promise<{ finished: RunFinished; ms: number }> {
  const started = performance.now();
  await run.control('stop');
  const finished = await run.finished;
  return { finished, ms: performance.now() - started };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const pass = 'export default (ctx, flow, rows) => { for (const row of rows) flow.commitRow(row); };';

describe('a run in the engine process', () => {
  it('counts, keeps rows and ends', async () => {
    const test = sharedEngine();
    const run = await test.start({
      functions: { A: pass, B: pass },
      rows: [{ n: 1 }, { n: 2 }, { n: 3 }],
      options: { batchSize: 2 },
    });
    expect(run.nodes.map(({ fname }) => fname)).toEqual(['A', 'B']);
    const finished = await run.finished;
    expect(finished).toMatchObject({ status: 'ok', stoppedBecause: 'end', leftInBuffer: 0 });
    expect(finished.progress).toMatchObject({ batches: 2, rowsRead: 3 });
    expect(finished.progress.nodes.map(({ visits, rowsIn, rowsOut }) => [visits, rowsIn, rowsOut])).toEqual([
      [2, 3, 3],
      [2, 3, 3],
    ]);
    const page = await run.rows({ node: 1, side: 'out', filter: { find: '"N":3' } });
    expect(page).toMatchObject({
      total: 3,
      kept: 3,
      matching: 1,
      rows: [{ index: 3, batch: 2, visit: 4, row: 1, json: '{"n":3}' }],
    });
    expect(test.supervisor.state().state).toBe('ready');
  });

  it('stops an endless loop within a second, names the function, and runs again', async () => {
    const test = newEngine();
    const run = await test.start({ functions: { A: pass, Loop: 'export default () => { for (;;); };' } });
    await activeAt(test, 1);
    const { finished, ms } = await stopTimed(run);
    expect(ms).toBeLessThan(1000);
    expect(finished).toMatchObject({ status: 'stopped', stoppedBecause: 'stopped', node: 1 });
    expect(await test.run({ functions: { A: pass } })).toMatchObject({ status: 'ok' });
  });

  it('stops a promise that never settles without ending the process', async () => {
    const test = sharedEngine();
    const run = await test.start({ functions: { Wait: 'export default () => new Promise(() => {});' } });
    await activeAt(test, 0);
    const { pid } = test.supervisor.state();
    const { finished } = await stopTimed(run);
    expect(finished).toMatchObject({ status: 'stopped', node: 0 });
    expect(test.supervisor.state()).toMatchObject({ state: 'ready', pid });
    expect(await run.rows({ node: 0, side: 'in' })).toMatchObject({ total: 1 });
  });

  it('ends code that loops or dies while it is loaded', async () => {
    engine = createTestEngine({ loadLimitMs: 1500 });
    await expect(engine.start({ functions: { Top: 'for (;;);' } })).rejects.toMatchObject({
      code: 'process.load-too-long',
    });
    expect(await engine.run({ functions: { A: pass } })).toMatchObject({ status: 'ok' });
  });

  it.each([
    ['a loop', 'for (;;);'],
    ['a loop of microtasks', 'for (;;) await null;'],
    ['a wait without end', 'await new Promise(() => {});'],
    ['a wait that keeps the process alive', 'setInterval(() => {}, 10); await new Promise(() => {});'],
    ['a loop in the init of a connector', ''],
  ])('stops %s while the code is loading within a second, and runs again', async (_name, code) => {
    const test = newEngine();
    await test.run({ functions: { A: pass } });
    const loop = { 'connectors/Own.ts': 'export function init() { for (;;); }' };
    const run =
      code === '' ? { functions: { 'Load:Top:Own': pass }, files: loop } : { functions: { Top: code } };
    const pid = test.supervisor.state().pid ?? 0;
    const handle = test.begin(run);
    // Until the process has got so far that it answers no more.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { finished, ms } = await stopTimed(handle);
    expect(ms).toBeLessThan(1000);
    expect(isAlive(pid)).toBe(false);
    expect(finished).toMatchObject({
      status: 'stopped',
      stoppedBecause: 'stopped',
      progress: { batches: 0 },
    });
    await expect(handle.began).rejects.toMatchObject({ code: 'process.stopped' });
    expect(await test.run({ functions: { A: pass } })).toMatchObject({ status: 'ok' });
  });

  it('stops a run at once that was asked for only now, whose process is not there yet', async () => {
    const test = newEngine();
    const handle = test.begin({ functions: { A: pass } });
    const { finished, ms } = await stopTimed(handle);
    expect(ms).toBeLessThan(1000);
    expect(finished).toMatchObject({ status: 'stopped', progress: { batches: 0 } });
    await expect(handle.began).rejects.toMatchObject({ code: 'process.stopped' });
    expect(await test.run({ functions: { A: pass } })).toMatchObject({ status: 'ok' });
  });

  it('runs nothing where there is no Node with all walls', async () => {
    engine = createTestEngine({
      findNode: () => {
        throw new CodedError('process.no-node', { version: 26 });
      },
    });
    await expect(engine.start({ functions: { A: pass } })).rejects.toMatchObject({ code: 'process.no-node' });
  });

  it('starts a new process after a function that was stopped goes on', async () => {
    const test = newEngine();
    const busy = 'export default async () => { for (;;) await new Promise((go) => setTimeout(go, 1)); };';
    const run = await test.start({ functions: { Busy: busy } });
    await activeAt(test, 0);
    const { pid } = test.supervisor.state();
    expect((await stopTimed(run)).finished.status).toBe('stopped');
    expect(await test.run({ functions: { A: pass } })).toMatchObject({ status: 'ok' });
    expect(test.supervisor.state().pid).not.toBe(pid);
  });

  it('stops an endless microtask loop', async () => {
    const test = newEngine();
    const run = await test.start({
      functions: { Spin: 'export default async () => { for (;;) await null; };' },
    });
    await activeAt(test, 0);
    expect((await stopTimed(run)).ms).toBeLessThan(1000);
  });

  it('tells a blown memory limit from a crash, and recovers from both', async () => {
    const test = newEngine(64);
    const eat =
      'export default () => { const all = []; for (;;) all.push({ text: "x".repeat(10) + all.length }); };';
    expect(await test.run({ functions: { A: pass, Eat: eat } })).toMatchObject({
      status: 'crashed',
      stoppedBecause: 'crashed',
      node: 1,
      error: { code: 'process.out-of-memory', params: { limit: 64, fname: 'Eat' } },
    });
    expect(test.supervisor.state()).toMatchObject({
      state: 'crashed',
      error: { code: 'process.out-of-memory' },
    });
    const run = await test.start({ functions: { Wait: 'export default () => new Promise(() => {});' } });
    await activeAt(test, 0);
    process.kill(test.supervisor.state().pid ?? 0, 'SIGKILL');
    expect(await run.finished).toMatchObject({
      status: 'crashed',
      error: { code: 'process.crashed', params: { fname: 'Wait', detail: 'signal SIGKILL' } },
    });
    expect(await test.run({ functions: { A: pass } })).toMatchObject({ status: 'ok' });
  });

  it('ends code that fills the memory with buffers and never pauses', async () => {
    engine = createTestEngine({ memoryLimitMb: 64, memorySlackMb: 256 });
    const fill = 'export default () => { const all = []; for (;;) all.push(Buffer.alloc(1_000_000, 1)); };';
    expect(await engine.run({ functions: { Fill: fill } })).toMatchObject({
      status: 'crashed',
      error: { code: 'process.out-of-memory', params: { limit: 320, fname: 'Fill' } },
    });
    expect(await engine.run({ functions: { A: pass } })).toMatchObject({ status: 'ok' });
  });

  it('ends with the line that threw, and what was thrown', async () => {
    const test = sharedEngine();
    const thrower = (what: string) => ({ T: `export default (ctx: unknown) => {\n  throw ${what};\n};` });
    const error = async (what: string) => (await test.run({ functions: thrower(what) })).error;
    expect(await error('new Error("boom")')).toMatchObject({
      code: 'process.function-threw',
      params: { fname: 'T', detail: 'boom' },
      file: 'functions/T.ts',
      line: 2,
      column: 9,
    });
    expect(await error('"text"')).toMatchObject({ params: { detail: 'text' }, file: 'functions/T.ts' });
    expect(await error('{ a: 1 }')).toMatchObject({ params: { detail: '{"a":1} (not an Error)' } });
    expect(await error('null')).toMatchObject({ params: { detail: 'null (not an Error)' } });
    expect(await error('ctx.nothing.here')).toMatchObject({
      code: 'run.func-panic',
      file: 'functions/T.ts',
      line: 2,
    });
  });

  it('tells of thrown values that throw when they are looked at', async () => {
    const test = sharedEngine();
    const hidden = 'a value that cannot be shown (not an Error)';
    const thrown = [
      ['Object.defineProperty(new Error(), "message", { get() { throw 1; } })', '{} (not an Error)'],
      ['new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })', hidden],
      ['{ toJSON() { throw 3; } }', hidden],
    ];
    for (const [value, detail] of thrown)
      expect(await test.run({ functions: { T: `export default () => { throw ${value}; }` } })).toMatchObject({
        error: { code: 'process.function-threw', file: 'functions/T.ts', params: { detail } },
        progress: { nodes: [{ visits: 1, errors: 1, active: false }] },
      });
  });

  it('names the jump that leads astray, and the config of a function without code', async () => {
    const test = sharedEngine();
    const jump = (target: string) =>
      `export default (ctx, flow, rows) => {\n  flow.commitRowBatch(rows);\n  return flow.next(ctx.Action.jumpFunc('${target}'));\n};`;
    const place = { file: 'functions/Back.ts', line: 3, column: 31 };
    expect(await test.run({ functions: { A: pass, Back: jump('Nowhere') } })).toMatchObject({
      error: { code: 'run.jump-unknown', ...place },
    });
    expect(await test.run({ functions: { A: pass, Back: jump('A') } })).toMatchObject({
      error: { code: 'engine.too-many-visits', ...place },
    });
    expect(await test.run({ functions: { Back: jump('C'), B: pass, C: pass } })).toMatchObject({
      error: { code: 'run.prev-data-missing', ...place },
    });
    expect(await test.run({ functions: { Kind: 'export default class Kind {}' } })).toMatchObject({
      error: { code: 'run.func-panic', file: 'functions/Kind.ts' },
    });
    const config = 'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: Bare\n';
    const bare = 'kistype: func\nfname: Bare\nfmode: Verify\n';
    const files = { 'conf/flow/Main.yml': config, 'conf/func/Bare.yml': bare };
    expect(await test.run({ functions: {}, files })).toMatchObject({
      error: { code: 'run.func-not-registered', file: 'conf/func/Bare.yml', line: 2, column: 8 },
    });
  });

  it('refuses code that does not load, with file, line and column', async () => {
    const test = sharedEngine();
    const load = (text: string) => test.start({ functions: { F: text } });
    await expect(load('export default () => {\n  let a = ;\n}')).rejects.toMatchObject({
      code: 'process.function-syntax-error',
      data: { file: 'functions/F.ts', line: 2, column: 11 },
    });
    await expect(load('export default () => {\n  let a;\n  let a;\n}')).rejects.toMatchObject({
      code: 'process.function-syntax-error',
      data: { line: 3, column: 7 },
    });
    await expect(load('enum E { A }\nexport default () => E.A')).rejects.toMatchObject({
      code: 'process.function-not-erasable',
      data: { line: 1 },
    });
    await expect(load('export const a = 1')).rejects.toMatchObject({ code: 'process.no-default-export' });
    await expect(load('\n\nimport "./gone.ts"')).rejects.toMatchObject({
      code: 'process.import-not-found',
      data: { line: 3, column: 8 },
    });
    await expect(
      test.start({ functions: { F: pass }, files: { 'functions/F.ts': pass }, flow: 'Main' }),
    ).resolves.toBeDefined();
  });

  it('keeps rows as they were when they passed', async () => {
    const test = sharedEngine();
    const mutate = `const kept = [];
      export default (ctx, flow, rows) => {
        for (const row of flow.input()) row.n = 'changed input';
        for (const row of rows) { kept.push(row); flow.commitRow(row); }
        setTimeout(() => { for (const row of kept) row.n = 'changed later'; }, 0);
      };`;
    const wait =
      'export default (ctx, flow, rows) => new Promise((resolve) => setTimeout(resolve, 20)).then(() => flow.commitRowBatch(rows));';
    const run = await test.start({ functions: { Mutate: mutate, Wait: wait }, rows: [{ n: 1 }] });
    expect((await run.finished).status).toBe('ok');
    expect((await run.rows({ node: 0, side: 'in' })).rows[0]?.json).toBe('{"n":1}');
    expect((await run.rows({ node: 0, side: 'out' })).rows[0]?.json).toBe('{"n":1}');
  });

  it('bounds a flood of log lines and counts what it dropped', async () => {
    const test = sharedEngine();
    const flood =
      'export default (ctx) => {\n  for (let n = 0; n < 50_000; n++) ctx.log.info("line", n);\n  console.warn({ a: 1 });\n};';
    const started = performance.now();
    await test.run({ functions: { Flood: flood } });
    const allowed = 1000 + ((performance.now() - started) / 1000) * 500;
    expect(test.logs.length).toBeLessThanOrEqual(Math.min(allowed, 20_000));
    expect(test.logs.length + test.dropped).toBe(50_001);
    expect(test.logs[0]).toMatchObject({
      message: 'line 0',
      level: 'info',
      node: 0,
      fname: 'Flood',
      batch: 1,
      file: 'functions/Flood.ts',
      line: 2,
    });
  });

  it('survives what user code does after its call, and fails the run after the batch', async () => {
    const test = sharedEngine();
    const late = `export default async (ctx, flow, rows) => {
      setTimeout(() => { throw new Error('late'); }, 0);
      void Promise.reject(new Error('nobody waits'));
      await new Promise((resolve) => setTimeout(resolve, 30));
      console.log('still here');
      flow.commitRowBatch(rows);
    };`;
    expect(await test.run({ functions: { Late: late } })).toMatchObject({
      status: 'error',
      error: {
        code: 'process.stray-error',
        params: { detail: 'nobody waits' },
        file: 'functions/Late.ts',
        line: 3,
      },
      progress: { batches: 1, nodes: [{ rowsOut: 1 }] },
    });
    const messages = test.logs.map(({ message }) => message);
    expect(messages).toEqual([
      'outside of every call: nobody waits',
      'outside of every call: late',
      'still here',
    ]);
    expect(test.logs[1]).toMatchObject({ level: 'error', file: 'functions/Late.ts', line: 2 });
  });

  it('pauses at breakpoints, steps, and resumes', async () => {
    const test = sharedEngine();
    const paused: number[] = [];
    let onPause = (): void => {};
    test.supervisor.on('run.events', ({ events }) => {
      for (const event of events) {
        if (event.kind !== 'paused') continue;
        paused.push(event.at.node);
        onPause();
      }
    });
    const nextPause = () =>
      new Promise<void>((resolve) => {
        onPause = resolve;
      });
    let pause = nextPause();
    const run = await test.start({
      functions: { A: pass, B: pass, C: pass },
      options: { breakpoints: [{ node: 1, ...plainBreakpoint }] },
    });
    await pause;
    pause = nextPause();
    await run.control('step');
    await pause;
    await run.control('resume');
    expect((await run.finished).status).toBe('ok');
    expect(paused).toEqual([1, 2]);
  });

  it('runs the rows before a line that is not JSON, and names the line', async () => {
    const test = sharedEngine();
    const run = await test.start({
      functions: { A: pass },
      source: {
        name: 'bad.jsonl',
        chunks: async function* () {
          yield { lines: '{"n":1}\n\n{"n":2}\n{oops}\n{"n":3}', firstLine: 1 };
        },
      },
    });
    expect(await run.finished).toMatchObject({
      status: 'error',
      error: { code: 'process.row-not-json', file: 'bad.jsonl', line: 4 },
      progress: { rowsRead: 2, batches: 1 },
    });
  });

  it('runs no batch when the rows are wrong from the start', async () => {
    const test = sharedEngine();
    const source = fileRows(`${test.root}/nowhere.jsonl`, 'nowhere.jsonl');
    expect(await test.run({ functions: { A: pass }, source })).toMatchObject({
      status: 'error',
      error: { code: 'process.source-missing', file: 'nowhere.jsonl' },
      progress: { batches: 0, nodes: [{ visits: 0 }] },
    });
  });

  it('ends an endless jump loop at the limit', async () => {
    const test = sharedEngine();
    const back =
      'export default (ctx, flow, rows) => { flow.commitRowBatch(rows); return flow.next(ctx.Action.jumpFunc("A")); };';
    expect(
      await test.run({ functions: { A: pass, Back: back }, options: { maxVisitsPerBatch: 50 } }),
    ).toMatchObject({
      status: 'error',
      error: { code: 'engine.too-many-visits', params: { limit: 50 } },
    });
  });

  it('splices two flows by a connector without code', async () => {
    const test = sharedEngine();
    const storePath = `${test.root}/.studio/store.sqlite`;
    const { mkdirSync } = await import('node:fs');
    mkdirSync(`${test.root}/.studio`);
    const save =
      'export default async (ctx, flow, rows) => { await flow.getConnector().call(rows); flow.commitRowBatch(rows); };';
    const load =
      'export default async (ctx, flow) => { flow.commitRowBatch(await flow.getConnector().call({ n: 2 })); };';
    await test.run({ functions: { 'Save:Keep:Shop': save }, rows: [{ n: 1 }, { n: 2, a: 'x' }], storePath });
    const run = await test.start({ functions: { 'Load:Take:Shop': load }, rows: [], storePath });
    expect((await run.finished).status).toBe('ok');
    expect((await run.rows({ node: 0, side: 'out' })).rows.map(({ json }) => json)).toEqual([
      '{"n":2,"a":"x"}',
    ]);
  });

  it('prefers the code of a connector', async () => {
    const test = sharedEngine();
    const connector = `const rows = [];
      export function init(conn) { conn.setMetaData('prefix', conn.config.type); }
      export default { load(ctx, conn, fn, flow, args) { return [{ from: conn.getMetaData('prefix'), fn: fn.name, args }]; } };`;
    const load =
      'export default async (ctx, flow) => { flow.commitRowBatch(await flow.getConnector().call(7)); };';
    const run = await test.start({
      functions: { 'Load:Take:Own': load },
      files: { 'connectors/Own.ts': connector },
    });
    expect((await run.finished).status).toBe('ok');
    expect((await run.rows({ node: 0, side: 'out' })).rows[0]?.json).toBe(
      '{"from":"redis","fn":"Take","args":7}',
    );
  });

  it('runs no function of a disabled flow', async () => {
    const test = sharedEngine();
    const files = {
      'conf/flow/Main.yml': 'kistype: flow\nstatus: 0\nflow_name: Main\nflows:\n  - fname: A\n',
    };
    expect(await test.run({ functions: { A: pass }, files })).toMatchObject({
      status: 'ok',
      stoppedBecause: 'disabled',
      progress: { batches: 0, rowsRead: 0, nodes: [{ visits: 0 }] },
    });
  });

  it('names what a flow lacks', async () => {
    const test = sharedEngine();
    await expect(
      test.start({ functions: { A: pass }, files: { 'conf/func/A.yml': 'kistype: conn\ncname: x\n' } }),
    ).rejects.toMatchObject({
      code: 'import.func-missing',
      data: { file: 'conf/flow/Main.yml', line: 5 },
    });
    const run = await test
      .start({ functions: { A: pass }, files: { 'functions/A.ts': '', 'functions/B.ts': pass } })
      .catch((thrown: unknown) => thrown);
    expect(run).toMatchObject({ code: 'process.no-default-export' });
  });
});
