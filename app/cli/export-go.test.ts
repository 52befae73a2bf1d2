import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GoModule, hasGo, standInConfigs } from '../../engine/process/test-go.ts';
import { inspectFolder } from './read-folder.ts';
import { runCommand } from './test-terminal.ts';

let folder = '';
const at = (path: string): string => join(folder, path);
const text = (path: string): string => readFileSync(at(path), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const flow = 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Big\n  - fname: own step\n';
const code =
  'export default function ownStep(ctx, flow, rows) {\n  /* \ufeff */ flow.commitRowBatch(rows);\n}\n';

function func(name: string, params = ''): string {
  return `kistype: func\nfname: ${name}\nfmode: Verify\nsource:\n  name: s\n  must: []\noption:\n  cname: ""\n  retry_times: 0\n  return_duration: 0\n  default_params:${params === '' ? ' {}' : `\n${params}`}\n`;
}

function project(samples: string): void {
  const files = {
    'p/conf/flow-F.yml': flow,
    'p/conf/func-Big.yml': func(
      'Big',
      '    builtin: filter@1\n    where: row.a > double(param("least"))\n    least: "2"',
    ),
    'p/conf/func-own.yml': func('own step'),
    'p/functions/own step.ts': code,
    'p/samples/F.jsonl': samples,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  }
}

const go = (...more: string[]) => runCommand(['export', at('p'), at('go'), '--go', ...more]);

test('a project becomes a Go module: structs, built-ins, stubs that stay a person’s own, and the YAML', async () => {
  project('{"order_id":"A","城市":"x","a":1}\n{"order_id":"B","a":2}\n');
  expect(await go('--module', 'example.com/team/flows')).toMatchObject({ code: 0 });
  expect(text('go/go.mod')).toMatch(/^module example.com\/team\/flows\n\ngo 1.18\n/);
  expect(text('go/go.sum')).toContain('github.com/aceld/kis-flow ');
  expect(text('go/rows.go')).toContain(
    '\tOrderID string  `json:"order_id"`\n\tX城市     *string `json:"城市"`\n',
  );
  expect(text('go/functions.go')).toContain('if !(row.A > kisrt.TextToDouble(least)) {\n');
  expect(text('go/register.go')).toContain('pool.FaaS("own step", kisrt.TracedRows(OwnStep))');
  expect(text('go/conf/flow-F.yml')).toBe(flow);
  const stub = text('go/own_step_func.go');
  expect(stub).toContain('func OwnStep(ctx context.Context, flow kis.Flow, rows []FRow) error {');
  expect(stub).toContain('//\texport default function ownStep(ctx, flow, rows) {\n');
  expect(stub).not.toContain('\ufeff');
  writeFileSync(at('go/own_step_func.go'), 'mine');
  expect(await go('--module', 'example.com/team/flows')).toMatchObject({ code: 0 });
  expect(text('go/own_step_func.go')).toBe('mine');
});

const same = ['--module', 'example.com/team/flows'];

test('exporting again keeps what a person changed, and shows what would be put together before it is', async () => {
  project('{"order_id":"A","a":1}\n');
  expect(await go(...same)).toMatchObject({ code: 0 });
  const functions = text('go/functions.go').replace('// Big is', '// Mine.\n// Big is');
  writeFileSync(at('go/functions.go'), functions);
  expect(await go(...same)).toMatchObject({ code: 0 });
  expect(text('go/functions.go')).toBe(functions);
  project('{"order_id":"A","a":1,"b":2}\n');
  const func = text('p/conf/func-Big.yml').replace('where: row.a >', 'where: row.b < 0.0 || row.a >');
  writeFileSync(at('p/conf/func-Big.yml'), func);
  const before = text('go/rows.go');
  const shown = await go(...same);
  expect(shown).toMatchObject({ code: 1, error: expect.stringContaining('functions.go') });
  expect(shown.out).toMatch(/^-.*if !\(row\.A > kisrt/m);
  expect(text('go/functions.go')).toBe(functions);
  expect(text('go/rows.go')).toBe(before);
  expect(await go(...same, '--merge')).toMatchObject({ code: 0 });
  expect(text('go/functions.go')).toContain('// Mine.\n');
  expect(text('go/functions.go')).toContain('row.B < 0.0');
  expect(text('go/rows.go')).toContain('json:"b"');
  expect(await go(...same)).toMatchObject({ code: 0, out: expect.stringContaining('0 files') });
});

test('the same lines changed on both sides are a conflict, which only --force ends', async () => {
  project('{"a":1}\n');
  expect(await go(...same)).toMatchObject({ code: 0 });
  writeFileSync(at('go/rows.go'), text('go/rows.go').replace('float64', 'int64'));
  project('{"a":"1"}\n');
  const path = at('p/conf/func-Big.yml');
  writeFileSync(path, text('p/conf/func-Big.yml').replace('row.a >', 'double(row.a) >'));
  const before = text('go/functions.go');
  expect(await go(...same, '--merge')).toMatchObject({ code: 1, error: expect.stringContaining('rows.go') });
  expect(text('go/functions.go')).toBe(before);
  expect(await go(...same, '--force')).toMatchObject({ code: 0 });
  expect(text('go/rows.go')).toMatch(/A string/);
});

test('what the project no longer has goes, unless a person changed it', async () => {
  project('{"a":1}\n');
  writeFileSync(at('p/conf/func-Other.yml'), func('Other'));
  expect(await go(...same)).toMatchObject({ code: 0 });
  rmSync(at('p/conf/func-Other.yml'));
  const old = text('go/conf/func-Other.yml');
  writeFileSync(at('go/conf/func-Other.yml'), `${old}# mine\n`);
  expect(await go(...same)).toMatchObject({ code: 1, error: expect.stringContaining('func-Other.yml') });
  writeFileSync(at('go/conf/func-Other.yml'), old);
  expect(await go(...same)).toMatchObject({ code: 0 });
  expect(existsSync(at('go/conf/func-Other.yml'))).toBe(false);
});

test('a folder with other files, and a checkout with changes, are left as they are', async () => {
  project('{"a":1}\n');
  mkdirSync(at('go'));
  writeFileSync(at('go/notes.txt'), 'mine');
  expect(await go()).toMatchObject({ code: 1, error: expect.stringContaining('notes.txt') });
  expect(readdirSync(at('go'))).toEqual(['notes.txt']);
  rmSync(at('go/notes.txt'));
  expect(await go()).toMatchObject({ code: 0 });
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@b.c'];
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', at('go'), ...who, ...args], { stdio: 'ignore' });
  git('init');
  git('add', '.');
  git('commit', '-m', 'exported');
  writeFileSync(at('go/own_step_func.go'), 'mine');
  expect(await go()).toMatchObject({ code: 0 });
  writeFileSync(at('go/functions.go'), 'changed');
  expect(await go()).toMatchObject({ code: 1, error: expect.stringContaining('in no commit') });
  git('commit', '-am', 'mine');
  expect(await go()).toMatchObject({ code: 0 });
  expect(text('go/functions.go')).toBe('changed');
});

/** Of a golden test: some rows that differ, and some that its rules let pass. */
const golden = {
  version: 1,
  flow: 'PriceFeed',
  rows: [
    { sku: 'A', name: 'x', price: 2.5 },
    { sku: 'B', name: 'y', price: 1 },
  ],
  expect: {
    'CheckPrice#1': { rowsOut: 2 },
    'SavePrices#1': { rows: [], order: 'any' },
  },
  store: { PriceCache: [{ sku: 'C', price: 7 }] },
};

test.skipIf(!hasGo)(
  'what the command writes is what gofmt leaves, Go has nothing to say about it, and its tests tell what differs',
  { timeout: 120_000 },
  async () => {
    const examples = join(import.meta.dirname, '../../examples');
    cpSync(join(examples, 'orders-forms'), at('forms'), { recursive: true });
    mkdirSync(at('forms/tests'));
    writeFileSync(at('forms/tests/feed.test.json'), JSON.stringify(golden));
    writeFileSync(at('forms/tests/wrong.test.json'), '{');
    expect(await runCommand(['export', at('forms'), at('stubs'), '--go'])).toMatchObject({ code: 0 });
    const stub = text('stubs/price_cache_conn.go');
    expect(stub).toContain('SavePrices hands over: args is []*PriceFeedRow.\n');
    expect(stub).toContain('LoadPrices: args is []LoadPricesMatch, each once');
    expect(await runCommand(['export', at('forms'), at('go'), '--go', '--store'])).toMatchObject({ code: 0 });
    expect(text('go/studio_test.go')).toContain('could not be read:\n//\n//\twrong\n');
    const { model } = await inspectFolder(at('forms'));
    const module = new GoModule(
      goFiles(at('go')).set('conf/stand-in.json', standInConfigs(model)),
      'example.com/forms',
    );
    try {
      expect(module.unformatted()).toBe('');
      expect(module.go(['vet', './...'])).toBe('');
      const { code, out } = module.tests();
      expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('FAIL: TestStudio/feed') });
      expect(out).toContain('SavePrices#1: 2 rows, want 0');
      expect(out).not.toContain('CheckPrice#1');
      expect(out).not.toContain('FAIL: TestStudio/samples');
    } finally {
      module.remove();
    }
  },
);

function goFiles(root: string): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const written = names.filter((name) => /\.go$|^testdata.*json/.test(name));
  return new Map(written.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
}

test('connectors work on files with what the sample store holds', { timeout: 60_000 }, async () => {
  project('{"id":1,"a":1}\n{"id":2,"a":3}\n');
  const files = {
    'p/conf/conn-Kept.yml':
      'kistype: conn\ncname: Kept\naddrs: x\ntype: redis\nkey: k\nparams: {key: id}\nload: []\nsave: []\n',
    'p/conf/func-own.yml': func('own step', '    builtin: save@1')
      .replace('cname: ""', 'cname: Kept')
      .replace('Verify', 'Save'),
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(at(path), content);
  rmSync(at('p/functions'), { recursive: true });
  writeFileSync(at('p/conf/func-Big.yml'), func('Big', '    builtin: filter@1\n    where: "true"'));
  expect(await go('--store')).toMatchObject({ code: 0 });
  expect(text('go/testdata/store/Kept.jsonl')).toBe('');
  rmSync(at('go'), { recursive: true });
  for (let count = 0; count < 2; count += 1)
    expect(await runCommand(['run', at('p'), '--quiet'])).toMatchObject({ code: 0 });
  expect(await go('--store')).toMatchObject({ code: 0 });
  expect(text('go/testdata/store/Kept.jsonl')).toBe('{"id":1,"a":1}\n{"id":2,"a":3}\n');
  expect(text('go/register.go')).toContain('common.S, kisrt.InStore("Kept.jsonl"))');
  expect(text('go/main.go')).toContain('"store", storeFolder()');
  expect(readdirSync(at('go')).some((name) => name.endsWith('_conn.go'))).toBe(false);
});

test('a package has no command', async () => {
  project('{"a":1}\n');
  expect(await go('--package', 'flows')).toMatchObject({ code: 0 });
  expect(existsSync(at('go/main.go'))).toBe(false);
  expect(text('go/rows.go')).toContain('package flows\n');
});

test.each([
  ['{"a":1,"x,y":2}\n', [], 'Go can’t have a field that is called “x,y”'],
  ['{"a":1,"id":1,"ID":2}\n', [], 'differ in upper and lower case only'],
  ['{"a":1,"s":1,"ſ":2}\n', [], 'differ in upper and lower case only'],
  ['{"a":1,"l":[{"x":1,"X":2}]}\n', [], 'differ in upper and lower case only'],
  ['', [], 'the fields of its rows are not known'],
  ['{"a":1}\n', ['--package', 'func'], 'func can’t be the name of a Go package'],
  ['{"a":1}\n', ['--module', 'a b'], 'a b can’t be the path of a Go module'],
])('what Go can’t have is refused before anything is written: %s %s', async (samples, more, problem) => {
  project(samples);
  const refused = await go(...more);
  expect(refused.code).toBe(1);
  expect(refused.error).toContain(problem);
  expect(existsSync(at('go'))).toBe(false);
});

test('what only YAML has is refused with it, and what only Go has asks for it', async () => {
  project('{"a":1}\n');
  for (const option of [['--style', 'source'], ['--flow', 'F'], ['--grown']]) {
    expect(await runCommand(['export', at('p'), at('go'), '--go', ...option])).toMatchObject({ code: 2 });
    expect(existsSync(at('go'))).toBe(false);
  }
  expect(await runCommand(['export', at('p'), at('go'), '--module', 'a.b/c'])).toMatchObject({ code: 0 });
  expect(text('go/go.mod')).toContain('module a.b/c');
});
