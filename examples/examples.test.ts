import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../app/cli/test-terminal.ts';
import { readConfig } from '../core/config/read.ts';

const documentSchema = z.object({
  status: z.string(),
  stoppedBecause: z.string(),
  rowsRead: z.number(),
  batches: z.number(),
  nodes: z.array(
    z.object({
      fname: z.string(),
      mode: z.string(),
      rowsIn: z.number(),
      rowsOut: z.number(),
      reasons: z.record(z.string(), z.number()),
      jumps: z.record(z.string(), z.number()),
      in: z.array(z.unknown()),
      out: z.array(z.unknown()),
    }),
  ),
  logs: z.array(z.object({ message: z.string() })),
});

const ids = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-examples-'));
  cpSync(import.meta.dirname, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  const [id = '', ...rest] = args;
  const { code, out } = await runCommand(['run', join(folder, id), ...rest, '--json']);
  return { code, ...documentSchema.parse(JSON.parse(out)) };
}

function rowsOut(document: Awaited<ReturnType<typeof run>>): [string, number][] {
  return document.nodes.map((node) => [node.fname, node.rowsOut]);
}

describe.each(ids)('%s', (id) => {
  test('checks clean and is in export form', async () => {
    const { code, out } = await runCommand(['check', join(folder, id), '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ errors: 0, warnings: 0 });
    expect(await runCommand(['fmt', '--check', join(folder, id)])).toMatchObject({ code: 0 });
  });

  test.runIf(existsSync(join(import.meta.dirname, id, 'tests')))('passes its golden tests', async () => {
    const { code, out } = await runCommand(['test', join(folder, id)]);
    expect(out).toMatch(/^\d+ passed, 0 failed$/m);
    expect(code).toBe(0);
  });

  test('exports files that read as what they were', async () => {
    const to = join(folder, `${id}-exported`);
    expect(await runCommand(['export', join(folder, id), to])).toMatchObject({ code: 0 });
    const conf = join(folder, id, 'conf');
    const before = readdirSync(conf, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.yml'),
    );
    expect(meanings(to, readdirSync(to))).toEqual(meanings(conf, before));
  });
});

function meanings(root: string, paths: readonly string[]): unknown[] {
  const configs = paths.map((path) => {
    const read = readConfig(readFileSync(join(root, path), 'utf8'));
    return read.ok ? read.document.config : read.problem;
  });
  return configs.map((config) => JSON.stringify(config)).sort();
}

test.each([
  ['orders', 'OrderRevenue', []],
  ['click-stream', 'SessionFunnel', []],
  ['sensors', 'SensorQuality', ['500', 'samples/SensorQuality.jsonl']],
])('the samples of %s are what its generator writes, in any folder', (id, flow, args) => {
  // In a folder of CommonJS, which `npm init` makes, a generator is a module all the same.
  const root = mkdtempSync(join(folder, 'generate-'));
  cpSync(join(folder, id), root, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "type": "commonjs" }\n');
  const samples = join(root, 'samples', `${flow}.jsonl`);
  const before = readFileSync(samples, 'utf8');
  rmSync(samples);
  execFileSync(process.execPath, ['generate.mts', ...args], { cwd: root });
  expect(readFileSync(samples, 'utf8')).toBe(before);
});

test('student-scores prints the averages of the quick start', async () => {
  const document = await run('student-scores');
  expect(document).toMatchObject({ code: 0, status: 'ok', stoppedBecause: 'end', rowsRead: 2 });
  expect(document.nodes[0]?.out).toEqual([
    { stu_id: 101, avg_score: 90 },
    { stu_id: 102, avg_score: 76.66666666666667 },
  ]);
  expect(document.logs.map((entry) => entry.message)).toEqual([
    'stu_id = 101, avg score = 90',
    'stu_id = 102, avg score = 76.66666666666667',
  ]);
});

test('orders: what PriceFeed saves, OrderRevenue loads; the last batch has no late orders', async () => {
  const before = await run('orders', 'OrderRevenue');
  expect(before.logs.map((entry) => entry.message)).toContain(
    'PriceCache is empty: run PriceFeed first to use its prices',
  );
  const feed = await run('orders', 'PriceFeed');
  expect(rowsOut(feed)).toEqual([
    ['CheckPrice', 16],
    ['SavePrices', 16],
  ]);
  const document = await run('orders', 'OrderRevenue');
  expect(document).toMatchObject({ status: 'ok', stoppedBecause: 'no-data', rowsRead: 1204, batches: 2 });
  expect(new Set(document.nodes.map((node) => node.mode)).size).toBe(5);
  expect(rowsOut(document).slice(0, 4)).toEqual([
    ['CheckOrder', 1181],
    ['LoadPrices', 1181],
    ['LineTotals', 3510],
    ['SaveTotals', 3510],
  ]);
  expect(document.nodes[4]?.reasons).toEqual({ next: 1, 'no-rows': 1 });
  // A EUR line is priced by the feed now: 10 keyboards at 59.90 instead of 59.94.
  expect(before.nodes[2]?.out).toContainEqual(expect.objectContaining({ order_id: 'A-10494', total: 599.4 }));
  expect(document.nodes[2]?.out).toContainEqual(expect.objectContaining({ order_id: 'A-10494', total: 599 }));
});

test('orders-forms gives the numbers of orders without code', async () => {
  await run('orders-forms', 'PriceFeed');
  const document = await run('orders-forms', 'OrderRevenue');
  expect(document).toMatchObject({ status: 'ok', stoppedBecause: 'no-data', rowsRead: 1204, batches: 2 });
  expect(rowsOut(document)).toEqual([
    ['CheckOrder', 1181],
    ['SplitLines', 3510],
    ['LoadPrices', 3510],
    ['LineTotals', 3510],
    ['SaveTotals', 3510],
    ['NotifyLate', 201],
    ['CitySummary', 8],
  ]);
  expect(document.nodes[3]?.out).toContainEqual(expect.objectContaining({ order_id: 'A-10494', total: 599 }));
  // What the code of `orders` prints.
  expect(document.nodes[6]?.out.slice(0, 3)).toEqual([
    { city: '北京', late_total: 25614.55, orders: 6 },
    { city: '深圳', late_total: 19893.97, orders: 7 },
    { city: 'Porto', late_total: 16920.48, orders: 13 },
  ]);
}, 60_000);

test('click-stream reuses rows, jumps back within its bound, and aborts the replayed batch', async () => {
  const document = await run('click-stream');
  expect(document).toMatchObject({ status: 'ok', stoppedBecause: 'abort', batches: 2 });
  const [dropReplays, countPages, , judgeSessions] = document.nodes;
  expect(dropReplays?.reasons).toEqual({ next: 1, abort: 1 });
  expect(countPages?.reasons).toEqual({ reuse: 1 });
  expect(judgeSessions?.jumps).toEqual({ 2: 1 });
});

test('sensors drops and flags bad readings', async () => {
  const document = await run('sensors', '--batch', '10000');
  expect(rowsOut(document)).toEqual([
    ['CheckReading', 499],
    ['FlagReading', 499],
    ['SensorSummary', 18],
    ['ReportSensors', 18],
  ]);
  expect(document.nodes[3]?.out[0]).toMatchObject({ sensor: 'S2-1', flagged: 4 });
});

test('sensors-forms flags and totals without code', async () => {
  const document = await run('sensors-forms', '--batch', '10000');
  expect(rowsOut(document)).toEqual([
    ['CheckReading', 499],
    ['ReadingBefore', 499],
    ['FlagReading', 499],
    ['SensorSummary', 18],
    ['WorstFirst', 18],
  ]);
  expect(document.nodes[4]?.out[0]).toMatchObject({ sensor: 'S6-3', readings: 27, flagged: 1 });
});
