import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { findCases, runCases } from './run-case.ts';

const cases = fileURLToPath(new URL('./cases', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'kisflow-cases-'));

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

async function differencesOf(folder: string): Promise<string[]> {
  for await (const { differences } of runCases([folder])) return differences;
  return ['no result'];
}

/** A case with one place of its recording changed. */
function falsified(name: string, from: string, to: string): string {
  const folder = join(temporary, `${name}-${from.replace(/\W/g, '')}`);
  cpSync(join(cases, name), folder, { recursive: true });
  const path = join(folder, 'expected.json');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  return folder;
}

const replayed: [string, string[]][] = [];
for await (const { folder, differences } of runCases(findCases(cases)))
  replayed.push([folder.slice(cases.length + 1), differences]);

describe('recorded runs of KisFlow', () => {
  test('all are here', () => expect(replayed.length).toBeGreaterThanOrEqual(75));
  test.each(replayed)('%s', (_name, differences) => expect(differences).toEqual([]));
});

describe('the replay', () => {
  test.each([
    ['seed-stu-avg', '"outCount": 2', '"outCount": 1'],
    ['fork-with-params', '"punct": "!"', '"punct": "?"'],
    ['jump-unknown-then-rerun', '"code": "run.jump-unknown"', '"code": "run.func-error"'],
    ['save-with-connector-meters', '"stored": 1', '"stored": 2'],
    ['import-twice', '"kind": "panic"', '"kind": "error"'],
    ['cache-ttl', '"stoppedBecause": "end"', '"stoppedBecause": "no-data"'],
  ])('of %s notices that %s is not %s', async (name, from, to) => {
    expect(await differencesOf(falsified(name, from, to))).not.toEqual([]);
  });

  test('notices other bytes in an export', async () => {
    const folder = join(temporary, 'export');
    cpSync(join(cases, 'export-full-project'), folder, { recursive: true });
    const path = join(folder, 'expected-export', 'flow-Checkout.yaml');
    writeFileSync(path, `${readFileSync(path, 'utf8')}# more\n`);
    expect((await differencesOf(folder)).join()).toContain('export flow-Checkout.yaml');
  });

  test('survives a case that ends its thread, and goes on', async () => {
    const folder = join(temporary, 'exits');
    cpSync(join(cases, 'seed-stu-avg'), folder, { recursive: true });
    const conf = findCases(cases).find((path) => path.endsWith('seed-stu-avg'));
    expect(conf).toBeDefined();
    writeFileSync(join(folder, 'functions', 'AvgStuScore.js'), 'export default () => process.exit(3);');
    const results: string[][] = [];
    for await (const { differences } of runCases([folder, conf ?? ''])) results.push(differences);
    expect(results).toEqual([['the case ended its thread with exit code 3'], []]);
  });

  test('finds a single case by its own folder, and none where there is none', () => {
    expect(findCases(join(cases, 'seed-stu-avg'))).toHaveLength(1);
    expect(findCases(join(cases, 'no-such-folder'))).toEqual([]);
  });
});
