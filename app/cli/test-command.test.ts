import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from './test-terminal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-golden-'));
  cpSync(join(import.meta.dirname, '../../examples/student-scores'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, test: object): void {
  writeFileSync(join(folder, 'tests', `${name}.test.json`), JSON.stringify(test));
}

test('a difference fails, with its place, row and field, and in the report for CI', async () => {
  write('wrong <&>', {
    version: 1,
    flow: 'CalStuAvgScore',
    expect: { 'AvgStuScore#1': { rows: [{ stu_id: 101, avg_score: 91 }] } },
  });
  const junit = join(folder, 'report.xml');
  const { code, out } = await runCommand(['test', folder, '--junit', junit]);
  expect(code).toBe(1);
  expect(out).toMatch(/^passed {2}averages /m);
  expect(out).toMatch(/^failed {2}wrong <&> /m);
  expect(out).toContain('  AvgStuScore#1: row 1, avg_score: 90, expected 91\n');
  expect(out).toMatch(/^1 passed, 1 failed$/m);
  const report = readFileSync(junit, 'utf8');
  expect(report).toContain('tests="2" failures="1"');
  expect(report).toContain('<testcase name="wrong &lt;&amp;&gt;" classname="CalStuAvgScore"');
  expect(report).toContain('AvgStuScore#1: row 1, avg_score: 90, expected 91');
});

test('tests can be named, accepted, and be none', async () => {
  write('empty', { version: 1, flow: 'CalStuAvgScore', expect: { 'AvgStuScore#1': { rows: [] } } });
  expect(await runCommand(['test', folder, 'averages'])).toMatchObject({ code: 0 });
  const unknown = await runCommand(['test', folder, 'averagse']);
  expect(unknown).toMatchObject({ code: 2 });
  expect(unknown.error).toContain('averages, empty');
  expect(await runCommand(['test', folder, 'empty', '--accept'])).toMatchObject({ code: 0 });
  expect(await runCommand(['test', folder], 'zh-CN')).toMatchObject({ code: 0 });
  rmSync(join(folder, 'tests'), { recursive: true });
  expect(await runCommand(['test', folder])).toMatchObject({ code: 2 });
});

test('a file that is no test, and code that does not load, fail with the place', async () => {
  writeFileSync(join(folder, 'tests', 'torn.test.json'), '{"version": 1,\n"flow":');
  writeFileSync(join(folder, 'functions', 'AvgStuScore.ts'), 'export default (\n');
  const { code, out } = await runCommand(['test', folder]);
  expect(code).toBe(1);
  expect(out).toContain('tests/torn.test.json:2: ');
  expect(out).toMatch(/functions\/AvgStuScore\.ts:\d+/);
});
