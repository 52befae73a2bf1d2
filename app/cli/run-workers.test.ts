import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from './test-terminal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-workers-'));
  cpSync(join(import.meta.dirname, '../../examples/student-scores'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const rowCount = 95;

/** `bad`: the number of a row that is no JSON. */
function writeRows(bad = 0): string {
  const rows = join(folder, 'rows.jsonl');
  const lines = Array.from({ length: rowCount }, (_, index) => {
    return index + 1 === bad ? '{oops\n' : `{"stu_id":${index + 1},"score_1":3,"score_2":6,"score_3":9}\n`;
  });
  writeFileSync(rows, lines.join(''));
  return rows;
}

/** The document of a run without what depends on time, and the files that it wrote. */
async function runOn(workers: number, bad = 0) {
  const out = join(folder, `out-${workers}`);
  const args = ['run', folder, '--rows', writeRows(bad), '--batch', '10', '--json', '--out', out];
  const { code, out: printed } = await runCommand([...args, '--workers', String(workers)]);
  const { elapsedMs: _elapsed, shared, nodes, logs, ...document } = JSON.parse(printed);
  return {
    ...{ code, shared, document },
    nodes: nodes.map(({ durationMs: _duration, ...node }: { durationMs: number }) => node),
    logs: logs.map(({ time: _time, ...entry }: { time: number }) => entry),
    files: readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]),
  };
}

test('three engines give what one gives: files, rows, counts and logs', async () => {
  const { shared: none, ...one } = await runOn(1);
  const { shared, ...three } = await runOn(3);
  expect(none).toBe(null);
  expect(shared).toEqual({ workers: 3, endedAt: null, batchesBehind: 0 });
  expect(three).toEqual(one);
  expect(three.document).toMatchObject({ status: 'ok', rowsRead: rowCount, batches: 10 });
});

const throwsAt = `export default async (ctx, flow, rows) => {
  for (const row of rows) {
    if (row.stu_id === 47) throw new Error('no such student');
    flow.commitRow({ stu_id: row.stu_id });
  }
};`;

test('the batch that fails ends the run as one engine would: its error, its number, and the rows before it', async () => {
  writeFileSync(join(folder, 'functions/AvgStuScore.ts'), throwsAt);
  const one = await runOn(1);
  const two = await runOn(2);
  expect([one.code, two.code]).toEqual([1, 1]);
  expect(two.files).toEqual(one.files);
  expect(two.document.error).toEqual(one.document.error);
  expect(two.shared).toMatchObject({ workers: 2, endedAt: 5 });
});

test('a row that is no JSON ends the run behind the rows before it', async () => {
  const one = await runOn(1, 47);
  const two = await runOn(2, 47);
  expect(two.files).toEqual(one.files);
  expect(two.document.error).toEqual(one.document.error);
  expect(two.document.error.line).toBe(47);
});

test('flows that keep something are refused with the place, and so is the error lane', async () => {
  const code = 'let n = 0;\nexport default (ctx, flow, rows) => { n += rows.length; };\n';
  writeFileSync(join(folder, 'functions/PrintStuAvgScore.ts'), code);
  const kept = await runCommand(['run', folder, '--workers', '2']);
  expect(kept).toMatchObject({ code: 2, out: '' });
  expect(kept.error).toContain('functions/PrintStuAvgScore.ts:1');
  expect(kept.error).toContain('workers.variable');
  const recorded = await runCommand(['run', folder, '--workers', '2', '--on-error', 'record'], 'zh-CN');
  expect(recorded).toMatchObject({ code: 2 });
  expect(recorded.error).toContain('--workers 不能与 --on-error record 同时使用');
});

test('Ctrl-C ends all engines, whatever they do', async () => {
  writeFileSync(
    join(folder, 'functions/AvgStuScore.ts'),
    "export default (ctx) => {\n  ctx.log.info('looping');\n  setTimeout(() => {\n    for (;;);\n  }, 100);\n  return new Promise(() => {});\n};\n",
  );
  const args = ['run', folder, '--rows', writeRows(), '--batch', '10', '--workers', '2'];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kisflow-studio.mjs'), ...args]);
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  expect(code).toBe(130);
});
