import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestEngine } from '../host/engine/test-engine.ts';
import { createFileJournals } from '../host/journal/file-journals.ts';
import { runCommand } from './test-terminal.ts';

const engine = createTestEngine();
let folder = '';
/** The runs' ids, oldest first: the second and third are the same. */
const ids: string[] = [];

const doubled =
  'export default (ctx, flow, rows) => { for (const r of rows) flow.commitRow({ n: r.n * 2 }); };';
const wrong = doubled.replace('r.n * 2', 'r.n === 6 ? 13 : r.n * 2');
const rows = Array.from({ length: 10 }, (_, n) => ({ n }));

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kisflow-compare-')));
  const conf = join(folder, 'conf/flow/Main.yml');
  mkdirSync(dirname(conf), { recursive: true });
  writeFileSync(conf, 'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: Double\n');
  const journals = createFileJournals(folder, { onTrouble: () => undefined, isReadOnly: async () => false });
  for (const code of [wrong, doubled, doubled]) {
    const options = { batchSize: 4, journal: 'full', journalShare: 1 } as const;
    const run = await engine.start({ functions: { Double: code }, rows, options }, journals.begin);
    await run.finished;
    ids.push(run.runId);
  }
  await journals.close();
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

test('the last two runs of a flow are compared where none is named', async () => {
  const { code, out } = await runCommand(['compare', folder]);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^earlier: Main, .*run-2\nlater: {3}Main, .*run-3\nthe same rows went through all 3 calls\n/,
  );
});

test('the first difference is told: function, batch, call, row and field', async () => {
  const { code, out } = await runCommand(['compare', folder, 'last~2', 'run-3']);
  expect(code).toBe(1);
  expect(out).toContain('the first difference: Double#1, batch 2, call 2\n  rows out, row 3, n: 13 → 12\n');
  const told = await runCommand(['compare', folder, 'run-1', 'last', '--json']);
  expect(told.code).toBe(1);
  expect(JSON.parse(told.out)).toMatchObject({
    ...{ earlier: 'run-1', later: 'run-3', visits: 2, notKept: 0 },
    difference: { kind: 'rows', place: 'Double#1', batch: 2, side: 'out', row: 3, field: 'n', later: '12' },
  });
});

test('runs that are not there, or not one, are refused with those that are', async () => {
  const refused = (...more: string[]) => runCommand(['compare', folder, ...more]);
  expect(await refused('last~3')).toMatchObject({ code: 2, error: expect.stringContaining('run-3 (Main)') });
  expect(await refused('run-')).toMatchObject({ code: 2, error: expect.stringContaining('run-1') });
  rmSync(join(folder, '.studio/runs/run-1/journal'));
  expect((await refused('run-1')).code).toBeGreaterThan(1);
  expect((await runCommand(['compare', join(folder, 'none')])).code).toBe(3);
});
