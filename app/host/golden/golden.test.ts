import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeFailure } from '../../../core/golden/failure.ts';
import type { GoldenResult } from '../../../core/golden/judge.ts';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';
import { createTestEngine } from '../engine/test-engine.ts';
import { acceptGolden } from './accept-golden.ts';
import { runGolden } from './run-golden.ts';

const engine = createTestEngine();
afterAll(() => engine.close());

const files: Record<string, string> = {
  'conf/flow/flow-Shop.yml': `kistype: flow
status: 1
flow_name: Shop
flows:
  - fname: Double
  - fname: Keep
  - fname: Double
`,
  'conf/func/func-Double.yml': 'kistype: func\nfname: Double\nfmode: Calculate\n',
  'conf/func/func-Keep.yml': 'kistype: func\nfname: Keep\nfmode: Save\noption:\n  cname: Shelf\n',
  'conf/conn/conn-Shelf.yml':
    'kistype: conn\ncname: Shelf\naddrs: a\ntype: redis\nkey: id\nparams: {}\nload: null\nsave: [Keep]\n',
  'functions/Double.ts': `export default (ctx, flow, rows) => {
  for (const row of rows) {
    if (row.n === 666) throw new Error('666 is no number');
    while (row.n === 0);
    flow.commitRow({ ...row, n: row.n * 2 });
  }
};`,
  'functions/Keep.ts': `export default async (ctx, flow, rows) => {
  await flow.getConnector().call(rows);
  flow.commitRowBatch(rows);
};`,
};

const project = createProject(
  'test',
  Object.entries(files).map(([path, text]) => ({ path, text })),
);
const ground = {
  supervisor: engine.supervisor,
  root: engine.root,
  model: projectModel(project),
  files: [...project.files.values()],
  timeoutMs: 60_000,
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(engine.root, path)), { recursive: true });
  writeFileSync(join(engine.root, path), text);
}

async function run(test: object, timeoutMs = 60_000): Promise<GoldenResult> {
  const text = JSON.stringify({ version: 1, flow: 'Shop', rows: [{ id: 1, n: 3 }], ...test });
  return await runGolden({ ...ground, timeoutMs }, 'shop', text);
}

function words({ failures }: GoldenResult): string[] {
  return failures.map((failure) => `${failure.place ?? ''} ${describeFailure(failure, 'en').message}`.trim());
}

describe('a golden test', () => {
  it('compares the places that it names, each use of a function by itself', async () => {
    const right = await run({
      expect: {
        'Double#1': { rows: [{ id: 1, n: 6 }] },
        'Double#2': { rowsOut: 1, rows: [{ n: 12, id: 1 }] },
      },
    });
    expect(words(right)).toEqual([]);
    expect(right).toMatchObject({ status: 'passed', flow: 'Shop', name: 'shop' });
    const wrong = await run({ expect: { 'Double#2': { rows: [{ id: 1, n: 12.1 }] } } });
    expect(wrong.status).toBe('failed');
    expect(words(wrong)).toEqual(['Double#2 row 1, n: 12, expected 12.1']);
  });

  it('begins with the stores that it says, ends with those that it expects, and leaves the person’s alone', async () => {
    const expectStore = {
      Shelf: {
        rows: [
          { id: 9, n: 9 },
          { id: 1, n: 6 },
        ],
        key: ['id'],
      },
    };
    const store = { Shelf: [{ id: 9, n: 9 }] };
    expect(words(await run({ store, expectStore }))).toEqual([]);
    // Nothing is left of the run before.
    expect(words(await run({ expectStore }))).toEqual([
      'Shelf 1 rows, expected 2',
      'Shelf expected row 1 did not come out: {"id":9,"n":9}',
    ]);
  });

  it('reads rows and expected rows from files beside it, and from nowhere else', async () => {
    write('tests/in.jsonl', '{"id":1,"n":1}\n{"id":2,"n":2}\n');
    write('tests/out.jsonl', '{"id":1,"n":2}\n{"id":2,"n":4}\n');
    const test = { rows: 'in.jsonl', batch: 1, expect: { 'Double#1': { rows: 'tests/out.jsonl' } } };
    expect(words(await run(test))).toEqual([]);
    for (const rows of ['../outside.jsonl', '/etc/passwd', 'nowhere.jsonl'])
      expect(words(await run({ rows }))).toEqual([`the rows ${rows} are not there`]);
    write('tests/out.jsonl', '{"id":1,"n":2}\n{oops\n');
    expect(words(await run(test))[0]).toContain('tests/out.jsonl:2: line 2 of the rows is not JSON');
  });

  it('tells an error of the run, unless it is expected', async () => {
    const rows = [{ id: 1, n: 666 }];
    expect(words(await run({ rows }))[0]).toMatch(
      /^the run ended with an error: functions\/Double\.ts:3:.*666 is no number/,
    );
    expect(words(await run({ rows, ends: 'error' }))).toEqual([]);
    expect(words(await run({ ends: 'error' }))).toEqual(['the run ended well, and an error was expected']);
  });

  it('stops a run without end, names the place, and the next test runs', async () => {
    expect(words(await run({ rows: [{ n: 0 }] }, 1500))).toEqual([
      'the run had not ended after 1.5 s and was stopped, at Double#1',
    ]);
    expect(words(await run({ expect: { 'Double#1': { rowsOut: 1 } } }))).toEqual([]);
  });

  it('fails with the nearest name when a place, a flow or a connector is gone', async () => {
    const result = await run({ expect: { 'Double#3': { rowsOut: 1 } }, store: { Shelv: [] } });
    expect(result.failures.map(({ code, params }) => [code, params['like']])).toEqual([
      ['golden.place-gone', 'Double#1'],
      ['golden.no-connector', 'Shelf'],
    ]);
    expect((await run({ flow: 'Shopp' })).failures[0]).toMatchObject({
      code: 'golden.no-flow',
      params: { like: 'Shop' },
    });
  });

  it('takes what came out as expected when it is told to, in the test and in its files, and nothing of a run that fails', async () => {
    write('tests/accepted.jsonl', '');
    const test = {
      version: 1,
      flow: 'Shop',
      rows: [{ id: 1, n: 3 }],
      expect: { 'Double#1': { rows: [], rowsOut: 0 }, 'Double#2': { rows: 'accepted.jsonl' } },
    };
    const { result, files } = await acceptGolden(ground, 'shop', JSON.stringify(test));
    expect(result.status).toBe('passed');
    const [rows, accepted] = files;
    expect(rows).toEqual({ path: 'tests/accepted.jsonl', text: '{"id":1,"n":12}\n' });
    expect(accepted?.path).toBe('tests/shop.test.json');
    const text = accepted?.text ?? '';
    expect(JSON.parse(text).expect['Double#1']).toEqual({ rowsOut: 1, rows: [{ id: 1, n: 6 }] });
    write('tests/accepted.jsonl', rows?.text ?? '');
    expect((await runGolden(ground, 'shop', text)).status).toBe('passed');
    const failing = await acceptGolden(ground, 'shop', JSON.stringify({ ...test, rows: [{ n: 666 }] }));
    expect(failing).toMatchObject({ result: { status: 'failed' }, files: [] });
  });
});
