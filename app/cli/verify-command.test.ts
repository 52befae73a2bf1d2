import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from './test-terminal.ts';

let folder = '';
const at = (path: string): string => join(folder, path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-cli-'));
  const files = {
    'p/conf/flow-F.yml': 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Big\n  - fname: Sum\n',
    'p/conf/func-Big.yml': func('Big', 'filter@1', "    where: 'row.a > 1.0'"),
    'p/conf/func-Sum.yml': func('Sum', 'aggregate@1', '    aggregate: s = sum(row.a)'),
    'p/samples/F.jsonl': '{"a":1}\n{"a":2}\n{"a":3}\n{"a":0}\n',
    'program.mjs': program,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

function func(name: string, builtin: string, setup: string): string {
  return `kistype: func\nfname: ${name}\nfmode: Verify\nsource:\n  name: s\n  must: []\noption:\n  cname: ""\n  retry_times: 0\n  return_duration: 0\n  default_params:\n    builtin: ${builtin}\n${setup}\n`;
}

/** Does what the flow does, and one thing more if it is told so. */
const program = `
import { readFileSync } from 'node:fs';
const [how, ...options] = process.argv.slice(2);
const option = (name) => options[options.indexOf(name) + 1];
if (option('--flow') !== 'F' || !options.includes('--trace')) process.exit(9);
const rows = readFileSync(0, 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
const size = Number(option('--batch'));
let visit = 0;
const tell = (batch, node, found) => {
  visit += 1;
  for (const row of found) console.log(JSON.stringify({ batch, visit, node, row }));
  if (found.length === 0) console.log(JSON.stringify({ batch, visit, node, rows: 0 }));
};
for (let batch = 1; (batch - 1) * size < rows.length; batch += 1) {
  const big = rows.slice((batch - 1) * size, batch * size).filter(({ a }) => a > 1);
  tell(batch, 'Big#1', big);
  if (how === 'talks') console.log('hello');
  if (how === 'fails' && batch === 2) { console.error('no more'); process.exit(4); }
  const s = big.reduce((sum, { a }) => sum + a, how === 'wrong' && batch === 2 ? 1 : 0);
  if (big.length > 0 && !(how === 'forgets' && batch === 2)) tell(batch, 'Sum#1', [{ s, more: null }]);
}
`;

function verify(how: string, ...more: string[]) {
  const command = `"${process.execPath}" "${at('program.mjs')}" ${how}`;
  return runCommand(['verify', at('p'), '--command', command, '--batch', '2', ...more]);
}

test('a program that hands on the same rows is the same', async () => {
  expect(await verify('right')).toEqual({ code: 0, out: 'the same rows, 4 rows in 4 visits\n', error: '' });
});

test.each([
  [
    'wrong',
    'the first difference: Sum#1, batch 2, row 1\n  Studio:  {"s":3}\n  program: {"s":4,"more":null}\n',
  ],
  ['forgets', 'the first difference: visit 4\n  Studio:  Sum#1, batch 2\n  program: none\n'],
])('the first difference is told, by function, batch and row: %s', async (how, out) => {
  expect(await verify(how)).toEqual({ code: 1, out, error: '' });
});

test('a program that fails, talks or is not there is told of', async () => {
  expect(await verify('talks')).toMatchObject({ code: 1, error: expect.stringContaining('line 2 of') });
  expect(await verify('fails')).toMatchObject({
    code: 1,
    out: expect.stringContaining('visit 4'),
    error: expect.stringContaining('ended with 4: no more'),
  });
  const missing = await runCommand(['verify', at('p'), '--command', at('nothing')]);
  expect(missing).toMatchObject({ code: 1, error: expect.stringContaining('can’t be started') });
  expect(await runCommand(['verify', at('p'), '--command', '"x'])).toMatchObject({ code: 2 });
  expect(await runCommand(['verify', at('p')])).toMatchObject({ code: 2 });
});
