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

test('the report ends with how the run ended, and names what was probably not meant', async () => {
  const { out } = await runCommand(['run', folder, '--show', '0']);
  expect(out.trimEnd().split('\n').at(-1)).toBe('Done: 2 rows in 1 batch');
  writeFileSync(
    join(folder, 'functions/AvgStuScore.ts'),
    `export default (ctx, flow, rows) => {
      flow.commitRowBatch(rows);
      return flow.next(ctx.Action.forceEntryNext);
    };`,
  );
  const odd = await runCommand(['run', folder, '--show', '0']);
  expect(odd.code).toBe(0);
  expect(odd.out.trimEnd().split('\n').slice(-2)).toEqual([
    'AvgStuScore: ForceEntryNext threw away 2 committed rows',
    'Done: 2 rows in 1 batch · 1 thing to look at',
  ]);
  const chinese = JSON.parse((await runCommand(['run', folder, '--json'], 'zh-CN')).out);
  expect(chinese.outcome).toEqual({
    state: 'to-look-at',
    colour: 'amber',
    sentence: '完成：2 行，共 1 批',
    clauses: ['1 处需要留意'],
  });
  expect(chinese.nodes[0].toLookAt).toEqual(['ForceEntryNext 丢弃了已提交的 2 行']);
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
  expect(out).toMatch(/0 rows · 0 batches · .*\nEnded: \w+ is disabled, and KisFlow runs nothing of it\n/);
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
  expect(await printed).toMatch(/Stopped by you/);
});

const scores =
  '{"stu_id":1,"score_1":1,"score_2":1,"score_3":1}\n{"stu_id":2,"score_1":1,"score_2":1,"score_3":1}\n';

function writeFunction(body: string): void {
  const code = `export default async function AvgStuScore(ctx, flow, rows) {\n${body}\n}\n`;
  writeFileSync(join(folder, 'functions/AvgStuScore.ts'), code);
  writeFileSync(join(folder, 'rows.jsonl'), scores);
}
const rowsArgs = () => ['run', folder, '--rows', join(folder, 'rows.jsonl')];

test('a row that empties the batch of the next function is named, with the reason, in every place', async () => {
  writeFunction('for (const row of rows) flow.commitRow({ avg_score: row.stu_id === 2 ? 0 / 0 : 1 });');
  const json = JSON.parse((await runCommand([...rowsArgs(), '--json'])).out);
  const reason = 'got no rows: in row 2, avg_score is NaN, which JSON cannot hold';
  expect(json.nodes[0].undecoded).toBe(null);
  expect(json.nodes[1].undecoded).toMatchObject({
    ...{ visits: 1, batch: 1, row: 2, field: 'avg_score', code: 'rows.not-finite', message: reason },
  });
  expect(json.nodes[0].out).toEqual([{ avg_score: 1 }, { avg_score: 'NaN' }]);
  expect(json.logs[0]).toMatchObject({ level: 'error', message: `PrintStuAvgScore ${reason}`, node: 1 });
  const { out } = await runCommand(rowsArgs());
  expect(out).toContain(`error PrintStuAvgScore  ${reason}`);
  expect(out).toContain(`PrintStuAvgScore ${reason} (1 call without rows, from batch 1 on)`);
  expect((await runCommand(rowsArgs(), 'zh-CN')).out).toContain('第 2 行的 avg_score 是 NaN');
});

test('-0 is printed and written as Go has it', async () => {
  writeFunction('for (const row of rows) flow.commitRow({ avg_score: row.stu_id === 2 ? -0 : 0 });');
  const out = join(folder, 'out');
  const printed = await runCommand([...rowsArgs(), '--json', '--out', out]);
  expect(printed.out.match(/"avg_score": .*/g)).toEqual(
    expect.arrayContaining(['"avg_score": 0', '"avg_score": -0']),
  );
  expect(readFileSync(join(out, '1-AvgStuScore.jsonl'), 'utf8')).toBe('{"avg_score":0}\n{"avg_score":-0}\n');
  expect((await runCommand(rowsArgs())).out).toContain('{"avg_score":-0}');
});

test('what a project says is no command to the terminal', async () => {
  const evil = '\\u001b[31mred\\u001b]0;title\\u0007 \\u009b2J \\u202eexe.txt \\rok: all went well';
  writeFunction(`ctx.log.info("${evil}"); console.log("${evil}");
    flow.commitRow({ avg_score: "${evil}" }); if (rows[0].stu_id > 0) throw new Error("${evil}\\nerror: forged");`);
  for (const args of [rowsArgs(), [...rowsArgs(), '--json'], [...rowsArgs(), '--show', '5']]) {
    const { out, error } = await runCommand(args);
    expect(out + error).toContain('\\u001b[31mred');
    expect(out + error).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(error).not.toMatch(/^error: forged/m);
    if (args.includes('--json')) expect(JSON.parse(out).logs[0].message).toContain('\u001b[31mred');
  }
});

test('names of a hostile project are no commands either', async () => {
  const name = 'F\\e[2J\\rG';
  const flow = `kistype: flow\nstatus: 1\nflow_name: "${name}"\nflows:\n  - fname: "${name}"\n`;
  writeFileSync(join(folder, 'conf/flow/flow-CalStuAvgScore.yml'), flow);
  writeFileSync(join(folder, 'conf/func/evil.yml'), `kistype: func\nfname: "${name}"\nfmode: "\\e[1m"\n`);
  for (const args of [
    rowsArgs(),
    ['check', folder],
    ['check', folder, '--format', 'github'],
    ['fmt', folder, '--check'],
  ]) {
    writeFileSync(join(folder, 'rows.jsonl'), scores);
    const { out, error } = await runCommand(args);
    expect(out + error).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});

test('an error, a log line and a name of 50 MB are cut, and say how long they are', async () => {
  writeFunction(`const long = 'x'.repeat(50_000_000); console.log(long);
    const error = new Error(long); error.name = long; throw error;`);
  const { out, error } = await runCommand([...rowsArgs(), '--json']);
  expect(out.length + error.length).toBeLessThan(500_000);
  const { error: told, logs } = JSON.parse(out);
  expect(told.message).toMatch(/x… \[[\d,]+ \/ 100,000,002\]/);
  expect(told.line).toBe(3);
  expect(logs[0].message).toMatch(/x… \[8,192 \/ 50,000,000\]$/);
});

const failsAt = `export default (ctx, flow, rows) => {
  for (const row of rows) {
    if (row.score_1 < 0) throw new Error('no such score');
    flow.commitRow({ stu_id: row.stu_id, avg_score: row.score_1 });
  }
};`;

test('rows that a function fails at are written with where and why, and the run goes on', async () => {
  const rows = join(folder, 'rows.jsonl');
  const errors = join(folder, 'found/errors.jsonl');
  const out = join(folder, 'out');
  writeFileSync(join(folder, 'functions/AvgStuScore.ts'), failsAt);
  writeFileSync(rows, [1, -2, 3].map((score) => `{"stu_id":${score},"score_1":${score}}\n`).join(''));
  const run = ['run', folder, '--rows', rows, '--errors', errors, '--out', out, '--show', '0'];
  const told = await runCommand(run);
  expect(told.code).toBe(0);
  expect(told.out).toContain('Done: 2 of 3 rows, 1 in the error lane');
  expect(told.out).toContain(`1 row in the error lane, written to ${errors}`);
  const [line = '', ...others] = readFileSync(errors, 'utf8').trimEnd().split('\n');
  expect(others).toEqual([]);
  expect(JSON.parse(line)).toMatchObject({
    row: { stu_id: -2, score_1: -2 },
    ...{ place: 'AvgStuScore#1', function: 'AvgStuScore', batch: 1, index: 2, rowNumber: 2 },
    error: { file: 'functions/AvgStuScore.ts', line: 3 },
  });
  // What the batch handed on before it failed is not written twice.
  expect(readFileSync(join(out, '1-AvgStuScore.jsonl'), 'utf8').trimEnd().split('\n')).toEqual([
    '{"stu_id":1,"avg_score":1}',
    '{"stu_id":3,"avg_score":3}',
  ]);
  const document = JSON.parse((await runCommand([...run, '--json'])).out);
  expect(document).toMatchObject({ status: 'ok', errorLane: { rows: 1, kept: 1 }, rowsRead: 3 });
});

test('errors are not asked for of a run that stops at the first one', async () => {
  const { code, error } = await runCommand(['run', folder, '--on-error', 'stop', '--errors', 'x.jsonl']);
  expect([code, error.includes('cli.errors-without-record')]).toEqual([2, true]);
});
