import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tracedProject, tracingProgram } from '../host/verify/test-program.ts';
import { runCommand } from './test-terminal.ts';

let folder = '';
const at = (path: string): string => join(folder, path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-cli-'));
  const files = {
    ...Object.fromEntries(Object.entries(tracedProject).map(([path, text]) => [`p/${path}`, text])),
    'program.mjs': tracingProgram,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

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

test('before a program is started for a flow with a connector, it is told where that saves', async () => {
  const save = `kistype: func
fname: Sum
fmode: Save
source:
  name: s
  must: []
option:
  cname: Kept
  retry_times: 0
  return_duration: 0
  default_params:
    builtin: save@1
`;
  writeFileSync(at('p/conf/func-Sum.yml'), save);
  writeFileSync(
    at('p/conf/conn-Kept.yml'),
    'kistype: conn\ncname: Kept\naddrs: ""\ntype: redis\nkey: k\nparams: {}\nload: []\nsave:\n  - Sum\n',
  );
  const said = /^the program gets a copy of the embedded store in KISFLOW_STORE, [^\n]*\n$/;
  expect(await verify('right')).toMatchObject({ code: 1, error: expect.stringMatching(said) });
});
