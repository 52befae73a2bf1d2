import { afterAll, describe, expect, it } from 'vitest';
import type { RunFinished } from '../../../core/contract/run-payloads.ts';
import { nodeIdOf } from '../../../core/project/chain.ts';
import { type Outcome, outcomeOf } from '../../../core/run/outcome.ts';
import { runFacts } from '../../../core/run/run-facts.ts';
import { say } from '../../../core/run/sentence.ts';
import { createTestEngine, type TestProject } from './test-engine.ts';

const engine = createTestEngine();
afterAll(() => engine.close());

const pass = 'export default (ctx, flow, rows) => flow.commitRowBatch(rows);';

/** How a real run of a real engine process is told. */
async function outcome(project: TestProject): Promise<Outcome & { finished: RunFinished }> {
  const run = await engine.start(project);
  const finished = await run.finished;
  const chain = run.nodes.map(({ fname, mode, connector }, place) => ({
    id: nodeIdOf(fname, run.nodes.slice(0, place + 1).filter((node) => node.fname === fname).length),
    ...{ fname, mode, connector, codeFile: `functions/${fname}.ts`, connectorFile: null },
  }));
  const heard = { flow: 'Main', phase: 'ended' as const, chain, totalRows: null, progress: null, finished };
  return { ...outcomeOf(runFacts(heard)), finished };
}

function reasons({ nodes }: Outcome): Record<string, string[]> {
  const said = Object.entries(nodes).map(([id, { reasons: all }]) => [
    id,
    all.map(({ sentence }) => say(sentence, 'en')),
  ]);
  return Object.fromEntries(said.filter(([, all]) => (all ?? []).length > 0));
}

describe('rows that an action threw away', () => {
  const first = (action: string): string =>
    `export default (ctx, flow, rows) => { flow.commitRowBatch(rows); return flow.next(${action}); };`;

  it.each([
    ['ForceEntryNext', 'ctx.Action.forceEntryNext'],
    ['DataReuse', 'ctx.Action.dataReuse'],
    ['Abort', 'ctx.Action.abort'],
  ])('by %s are counted', async (name, action) => {
    const B = pass;
    const rows = [{ n: 1 }, { n: 2 }, { n: 3 }];
    const told = await outcome({ functions: { A: first(action), B, C: pass }, rows });
    expect(reasons(told)['A#1']?.[0]).toBe(`${name} threw away 3 committed rows`);
  });

  it('by a jump are those that no later visit of the batch reads', async () => {
    const jumpTo = (name: string): string =>
      `let n = 0; export default (ctx, flow, rows) => { flow.commitRowBatch(rows); if (n++ < 2) return flow.next(ctx.Action.jumpFunc('${name}')); };`;
    const looped = await outcome({ functions: { A: pass, B: jumpTo('A'), C: pass }, rows: [{ n: 1 }] });
    expect(reasons(looped)['B#1']).toEqual(['JumpFunc threw away 2 committed rows']);
    const onwards = await outcome({ functions: { A: jumpTo('B'), B: pass }, rows: [{ n: 1 }] });
    expect(reasons(onwards)).toEqual({});
  });

  it('are none where the last function acts, or nothing was committed', async () => {
    const quiet = 'export default (ctx, flow) => flow.next(ctx.Action.forceEntryNext);';
    const told = await outcome({ functions: { A: quiet, B: first('ctx.Action.forceEntryNext') } });
    expect(reasons(told)).toEqual({});
  });
});

describe('a connector', () => {
  const calls =
    'export default async (ctx, flow, rows) => { await flow.getConnector().call(rows); flow.commitRowBatch(rows); };';
  const late =
    'export default (ctx, flow, rows) => { void flow.getConnector().call(rows); flow.commitRowBatch(rows); };';

  it('that a Save or a Load never called is named', async () => {
    const told = await outcome({ functions: { 'Load:A:Shop': pass, 'Save:B:Shop': pass } });
    expect(reasons(told)).toEqual({
      'A#1': ['Loaded nothing: it never called Shop'],
      'B#1': ['Saved nothing: it never called Shop'],
    });
    expect(told.toLookAt).toEqual(['A#1', 'B#1']);
  });

  it('that was called is fine, also when nobody waited for it', async () => {
    const told = await outcome({ functions: { 'Save:A:Shop': calls, 'Save:B:Shop': late } });
    expect(reasons(told)).toEqual({});
    expect(told.state).toBe('done');
  });
});

describe('a store without a key', () => {
  const saves =
    'export default async (ctx, flow, rows) => { for (const row of rows) await flow.getConnector().call(row); flow.commitRowBatch(rows); };';
  const rows = [{ n: 1 }, { n: 2 }, { n: 1 }];

  it('doubles its rows when the same run comes again', async () => {
    const project = { functions: { 'Save:A:Log': saves }, rows, storePath: `${engine.root}/log.sqlite` };
    expect(reasons(await outcome(project))).toEqual({});
    expect(reasons(await outcome(project))).toEqual({ 'A#1': ['Rows doubled: Log has no key'] });
    const others = { ...project, rows: [{ n: 3 }, { n: 4 }] };
    expect(reasons(await outcome(others))).toEqual({});
  });

  it('has none to double with a key', async () => {
    const conn = 'kistype: conn\ncname: Keyed\naddrs: ""\ntype: redis\nkey: k\nparams:\n  studio_key: n\n';
    const files = { 'conf/conn/Keyed.yml': conn };
    const storePath = `${engine.root}/keyed.sqlite`;
    const project = { functions: { 'Save:A:Keyed': saves }, files, rows, storePath };
    await outcome(project);
    expect(reasons(await outcome(project))).toEqual({});
  });
});

describe('a store with a key', () => {
  const saves =
    'export default async (ctx, flow, rows) => { for (const row of rows) await flow.getConnector().call(row); flow.commitRowBatch(rows); };';

  it('adds rows that lack it, which is told at the first run', async () => {
    const conn = 'kistype: conn\ncname: Keyed\naddrs: ""\ntype: redis\nkey: k\nparams:\n  studio_key: n\n';
    const project = {
      functions: { 'Save:A:Keyed': saves },
      files: { 'conf/conn/Keyed.yml': conn },
      storePath: `${engine.root}/unkeyed.sqlite`,
    };
    const some = await outcome({ ...project, rows: [{ n: 1 }, { m: 2 }, { n: null }] });
    expect(reasons(some)['A#1']).toEqual([
      'Saved 2 of 3 rows without n, the key of Keyed: each save adds them again',
    ]);
    const all = await outcome({ ...project, rows: [{ m: 1 }] });
    expect(reasons(all)['A#1']).toEqual([
      'Saved every row without n, the key of Keyed: each save adds them again',
    ]);
  });
});

describe('fields without a value', () => {
  const commits = (row: string): string =>
    `export default (ctx, flow, rows) => { for (const row of rows) flow.commitRow(${row}); };`;

  it('are told by name: NaN, undefined, and null where a value was', async () => {
    const rows = [
      { n: 1, city: 'A', note: null },
      { n: 2, city: 'B', note: null },
    ];
    const told = await outcome({
      functions: {
        A: commits('{ ...row, net: row.price * 2, deep: { at: 1 / 0 }, name: row.nmae, city: null }'),
      },
      rows,
    });
    expect(reasons(told)['A#1']).toEqual([
      'net is NaN in every row',
      'deep.at is Infinity in every row',
      'name is undefined in every row',
      'city is null in every row',
    ]);
  });

  it('that hold what JSON writes as {} are told by type, and a Map as the object that is handed on', async () => {
    const rows = [{ n: 1 }, { n: 2 }];
    const odd =
      '{ n: row.n, at: new Map([["a", 1]]), by: new Map([[{}, 1]]), tags: [new Set([1])], why: Error("x") }';
    const project = { functions: { A: commits(odd) }, rows };
    expect(reasons(await outcome(project))['A#1']).toEqual([
      'by is of the type Map in every row, which JSON can’t hold',
      'tags[] is of the type Set in every row, which JSON can’t hold',
      'why is of the type Error in every row, which JSON can’t hold',
    ]);
    const run = await engine.start({
      ...project,
      functions: { A: commits('{ at: new Map([["a", row.n]]) }') },
    });
    await run.finished;
    const { rows: rowsOut } = await run.rows({ node: 0, side: 'out' });
    expect(rowsOut.map(({ json }) => json)).toEqual(['{"at":{"a":1}}', '{"at":{"a":2}}']);
    const whole = await outcome({ functions: { A: commits('row.n === 1 ? row : new Set([row.n])') }, rows });
    expect(reasons(whole)['A#1']).toEqual(['Of the type Set, which JSON can’t hold: 1 of 2 rows']);
  });

  it('that hold an empty object are fine', async () => {
    const odd = '{ n: row.n, none: {}, made: Object.create(null), bare: new (class Bare {})() }';
    expect(reasons(await outcome({ functions: { A: commits(odd) } }))).toEqual({});
  });

  it("that some rows never had are nobody's fault", async () => {
    const rows = [
      { n: 1, note: null },
      { n: 2, text: 'x' },
    ];
    const told = await outcome({
      functions: { A: commits('{ n: row.n, note: row.note, text: row.text }') },
      rows,
    });
    expect(reasons(told)).toEqual({});
  });
});

describe('groups and totals', () => {
  const rows = ['A', 'B', 'A', 'B', 'A', 'A', 'B', 'B'].map((city, n) => ({ city, n, price: n + 1 }));
  const group = `export default (ctx, flow, rows) => {
    for (const [city, all] of Map.groupBy(rows, (row) => row.city)) flow.commitRow({ city, sum: all.length });
  };`;

  it('of several batches are made once per batch', async () => {
    const told = await outcome({ functions: { A: group, B: pass }, rows, options: { batchSize: 4 } });
    expect(reasons(told)).toEqual({ 'A#1': ['Ran once per batch: 4 rows for 2 values of city'] });
  });

  it('without a key, too', async () => {
    const total = 'export default (ctx, flow, rows) => flow.commitRow({ orders: rows.length });';
    const told = await outcome({ functions: { A: total, B: pass }, rows, options: { batchSize: 4 } });
    expect(reasons(told)['A#1']?.[0]).toMatch(/^Ran once per batch: 2 rows from 2 batches/);
  });

  it('are not seen in one batch, nor in what a filter hands on', async () => {
    expect(reasons(await outcome({ functions: { A: group }, rows }))).toEqual({});
    const filter =
      'export default (ctx, flow, rows) => flow.commitRowBatch(rows.filter(({ n }) => n % 4 === 0));';
    const told = await outcome({ functions: { A: filter, B: pass }, rows, options: { batchSize: 4 } });
    expect(reasons(told)).toEqual({});
  });
});

describe('a run that fails', () => {
  it('for want of code names the function, though it was never called', async () => {
    const told = await outcome({
      functions: { A: pass, B: pass },
      files: {
        'conf/flow/Main.yml':
          'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: A\n  - fname: None\n',
        'conf/func/None.yml': 'kistype: func\nfname: None\nfmode: Verify\n',
      },
    });
    expect(say(told.sentence, 'en')).toBe('Failed at None: it has no code yet');
    expect(told.nodes['None#1']?.tone).toBe('red');
  });

  it('at a bad row blames the samples, with row and column', async () => {
    const source = {
      name: 'rows.jsonl',
      async *chunks() {
        yield { lines: '{"n":1}\n{"n":2}\n{"n":3,,"m":1}\n{"n":4}', firstLine: 1 };
      },
    };
    const told = await outcome({ functions: { A: pass, B: pass }, source });
    expect(say(told.sentence, 'en')).toBe('Failed at sample row 3: not valid JSON, one comma too many');
    expect(told.finished.node).toBeUndefined();
    expect(told.nodes['#source']?.tone).toBe('red');
    expect(told.actions[0]).toEqual({ kind: 'go-to-sample-row', row: 3, line: 3, column: 8 });
  });

  it('over a jump blames the function that jumped', async () => {
    const jump =
      "export default (ctx, flow, rows) => { flow.commitRowBatch(rows); return flow.next(ctx.Action.jumpFunc('C')); };";
    const told = await outcome({ functions: { A: jump, B: pass, C: pass } });
    expect(say(told.sentence, 'en')).toMatch(/^Failed at A: it jumped to C, which reads the rows of B/);
    expect(told.actions[0]).toMatchObject({
      kind: 'show-jump',
      node: 'A#1',
      file: 'functions/A.ts',
      line: 1,
    });
  });

  it('in a loop blames the function that jumps, with its calls', async () => {
    const jump =
      "export default (ctx, flow, rows) => { flow.commitRowBatch(rows); return flow.next(ctx.Action.jumpFunc('A')); };";
    const told = await outcome({ functions: { A: pass, B: jump }, options: { maxVisitsPerBatch: 50 } });
    expect(say(told.sentence, 'en')).toBe('Failed at B: 25 calls in one batch, a loop');
  });

  it('since a value is missing says which one, as the code writes it', async () => {
    const code =
      'export default (ctx, flow, rows) => {\n  for (const order of rows) flow.commitRow(order.lines.length);\n};';
    const told = await outcome({ functions: { A: pass, LineTotals: code } });
    expect(say(told.sentence, 'en')).toBe('Failed at LineTotals, line 2: order.lines is undefined');
    expect(say(told.sentence, 'zh-CN')).toBe('运行失败：LineTotals 第 2 行，order.lines 为 undefined');
  });

  it.each([
    ['a loop', 'for (const row of rows) { flow.commitRow(row); if (row.n === 7) throw new Error("x"); }', 7],
    ['a callback', 'rows.forEach((row) => { if (row.n === 7) throw new Error("x"); });', 7],
    ['a sum', 'rows.reduce((sum, row) => sum + row.price.value, 0);', 0],
    [
      'a loop with an index',
      'for (const [at, row] of rows.entries()) for (const other of rows) if (at === 3 && other.n === 7) throw new Error("x");',
      3,
    ],
    [
      'a loop that waits',
      'for (const row of rows) { await null; if (row.n === 7) throw new Error("x"); }',
      7,
    ],
    [
      'nothing that tells the row',
      'for (const row of rows) flow.commitRow(row); throw new Error("x");',
      undefined,
    ],
    [
      'a callback whose error was caught',
      'try { rows.map((row) => { throw new Error("y"); }); } catch {} throw new Error("x");',
      undefined,
    ],
    [
      'rows by number',
      'for (let at = 0; at < rows.length; at++) if (rows[at].n === 7) throw new Error("x");',
      undefined,
    ],
  ])('in %s names the row where it is known', async (_what, statements, row) => {
    const rows = Array.from({ length: 10 }, (_, n) => ({ n }));
    const functions = { A: pass, B: `export default async (ctx, flow, rows) => { ${statements} };` };
    const run = await engine.start({ functions, rows });
    const finished = await run.finished;
    expect(finished.row).toBe(row);
    const marked = (await run.rows({ node: 1, side: 'in' })).rows.filter(({ threw }) => threw === true);
    expect(marked.map(({ index }) => index)).toEqual(row === undefined ? [] : [row + 1]);
  });

  it('in a function made by a form names the row as one in code does, and the function once', async () => {
    const setup = 'builtin: compute@1\n    set: "share = 100 / row.n"';
    const files = {
      'conf/func/Share.yml': `kistype: func\nfname: Share\nfmode: Calculate\noption:\n  default_params:\n    ${setup}\n`,
      'conf/flow/Main.yml':
        'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: A\n  - fname: Share\n',
    };
    const rows = Array.from({ length: 10 }, (_, at) => ({ n: 7 - at }));
    const options = { batchSize: 4 };
    const project = { functions: { A: pass }, files, rows, options };
    const told = await outcome(project);
    expect([told.sentence, ...told.clauses].map((one) => say(one, 'en'))).toEqual([
      'Failed at Share, share: is infinite, or no number, which JSON can’t hold',
      'at row 8 of its rows in',
    ]);
    expect(told.actions.at(-1)).toEqual({ kind: 'show-rows', node: 'Share#1', side: 'in', row: 7 });
    const run = await engine.start(project);
    await run.finished;
    const { rows: rowsIn } = await run.rows({ node: 1, side: 'in' });
    expect(rowsIn.filter(({ threw }) => threw === true).map(({ json }) => json)).toEqual(['{"n":0}']);
  });
});
