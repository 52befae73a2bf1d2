import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from './test-terminal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-run-'));
  cpSync(join(import.meta.dirname, '../../examples/student-scores'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function start(...args: string[]) {
  return spawn(process.execPath, [join(import.meta.dirname, 'kisflow-studio.mjs'), 'run', folder, ...args], {
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
  });
}

test('rows stream in through standard input and out to files', async () => {
  const rows = 30_000;
  const out = join(folder, 'out');
  const child = start('--rows', '-', '--out', out, '--json', '--show', '1');
  for (let row = 0; row < rows; row++)
    child.stdin.write(`{"stu_id":${row},"score_1":1,"score_2":2,"score_3":6}\n`);
  child.stdin.end();
  const document = JSON.parse(await text(child.stdout));
  expect(document).toMatchObject({ status: 'ok', rowsRead: rows, batches: 30 });
  expect(document.nodes[0].out).toEqual([{ stu_id: 0, avg_score: 3 }]);
  expect(readdirSync(out)).toEqual(['1-AvgStuScore.jsonl', '2-PrintStuAvgScore.jsonl']);
  const lines = readFileSync(join(out, '1-AvgStuScore.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(rows);
  expect(lines.at(-1)).toBe(`{"stu_id":${rows - 1},"avg_score":3}`);
});

test('a bad row fails the run with its line; what was written is marked', async () => {
  const rows = join(folder, 'rows.jsonl');
  writeFileSync(rows, '{"stu_id":1,"score_1":1,"score_2":1,"score_3":1}\n{oops\n');
  const out = join(folder, 'out');
  const { code, error } = await runCommand(['run', folder, '--rows', rows, '--out', out]);
  expect(code).toBe(1);
  expect(error).toContain(`${rows}:2`);
  expect(readdirSync(out)).toEqual(['1-AvgStuScore.jsonl.partial', '2-PrintStuAvgScore.jsonl.partial']);
});

test('a run that fails, or never begins, leaves the rows of an earlier one', async () => {
  const out = join(folder, 'out');
  expect((await runCommand(['run', folder, '--out', out])).code).toBe(0);
  const before = readFileSync(join(out, '1-AvgStuScore.jsonl'), 'utf8');
  const rows = join(folder, 'rows.jsonl');
  writeFileSync(rows, '{oops\n');
  expect((await runCommand(['run', folder, '--rows', rows, '--out', out])).code).toBe(1);
  expect(readFileSync(join(out, '1-AvgStuScore.jsonl'), 'utf8')).toBe(before);
  rmSync(join(out, '1-AvgStuScore.jsonl.partial'));
  rmSync(join(out, '2-PrintStuAvgScore.jsonl.partial'));
  writeFileSync(join(folder, 'functions/AvgStuScore.ts'), 'this is no code');
  expect((await runCommand(['run', folder, '--out', out])).code).toBe(1);
  expect(readdirSync(out)).toEqual(['1-AvgStuScore.jsonl', '2-PrintStuAvgScore.jsonl']);
});

test('a reader that leaves does not cut short what goes to files', async () => {
  const rows = join(folder, 'rows.jsonl');
  writeFileSync(rows, '{"stu_id":1,"score_1":1,"score_2":1,"score_3":1}\n'.repeat(20_000));
  const out = join(folder, 'out');
  const child = start('--rows', rows, '--out', out);
  child.stdout.destroy();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(readFileSync(join(out, '1-AvgStuScore.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(20_000);
});

test('an error in a function names file, line and column', async () => {
  writeFileSync(
    join(folder, 'functions/AvgStuScore.ts'),
    "export default async function AvgStuScore(ctx: unknown) {\n  throw new Error('no scores');\n}\n",
  );
  const { code, error, out } = await runCommand(['run', folder]);
  expect(code).toBe(1);
  expect(error).toMatch(/functions\/AvgStuScore\.ts:2:9: .*no scores/);
  expect(out).toMatch(/AvgStuScore .* failed/);
});

test('a disabled flow runs nothing, and says so', async () => {
  const config = join(folder, 'conf/flow/flow-CalStuAvgScore.yml');
  writeFileSync(config, readFileSync(config, 'utf8').replace('status: 1', 'status: 0'));
  const { code, out } = await runCommand(['run', folder, 'CalStuAvgScore']);
  expect(code).toBe(0);
  expect(out).toMatch(/nothing ran: the flow is disabled .* 0 rows · 0 batches/);
});

test('the samples of a flow may be a CSV file', async () => {
  rmSync(join(folder, 'samples'), { recursive: true });
  mkdirSync(join(folder, 'samples'));
  writeFileSync(join(folder, 'samples/CalStuAvgScore.csv'), 'stu_id,score_1,score_2,score_3\n1,3,3,3\n');
  const { out } = await runCommand(['run', folder, '--json']);
  expect(JSON.parse(out).nodes[0].out).toEqual([{ stu_id: 1, avg_score: 3 }]);
});

test('rows may be CSV, and a limit holds', async () => {
  const rows = join(folder, 'rows.csv');
  writeFileSync(rows, 'stu_id,score_1,score_2,score_3\n1,3,3,3\n2,6,6,6\n3,9,9,9\n');
  const { out } = await runCommand(['run', folder, '--rows', rows, '--limit', '2', '--json']);
  expect(JSON.parse(out).nodes[0].out).toEqual([
    { stu_id: 1, avg_score: 3 },
    { stu_id: 2, avg_score: 6 },
  ]);
});

test('Ctrl-C ends an endless loop and leaves no engine behind', async () => {
  writeFileSync(
    join(folder, 'functions/AvgStuScore.ts'),
    "export default function AvgStuScore(ctx) {\n  ctx.log.info('looping');\n  setTimeout(() => {\n    for (;;);\n  }, 300);\n  return new Promise(() => {});\n}\n",
  );
  const child = start();
  const printed = text(child.stdout);
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  expect(code).toBe(130);
  expect(await printed).toMatch(/stopped ·/);
});
