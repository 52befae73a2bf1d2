import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { findCases } from './find-cases.ts';
import { runCases } from './run-case.ts';

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
for await (const { folder, differences } of runCases(findCases(cases).map((one) => one.folder)))
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

  test('finds what expires by the pauses of a case, however long the machine takes for its steps', async () => {
    const folder = join(temporary, 'slow');
    cpSync(join(cases, 'cache-ttl'), folder, { recursive: true });
    const path = join(folder, 'functions', 'Report.js');
    // Longer than the shortest entry lives, and than the pause.
    const busy = '{ const end = performance.now() + 250; while (performance.now() < end); }';
    writeFileSync(path, `${readFileSync(path, 'utf8').replace(/\{/, `{ ${busy}`)}`);
    expect(readFileSync(path, 'utf8')).toContain(busy);
    expect(await differencesOf(folder)).toEqual([]);
  });

  test('survives a case that ends its thread, and goes on', async () => {
    const folder = withFunction('exits', 'AvgStuScore', 'export default () => process.exit(3);');
    const results: string[][] = [];
    for await (const { differences } of runCases([folder, join(cases, 'seed-stu-avg')]))
      results.push(differences);
    expect(results).toEqual([['the case ended its thread with exit code 3'], []]);
  });

  test('lets no case suffer from one before it', async () => {
    const evil = `Array.prototype.push = () => { throw new Error('evil'); };
      setTimeout(() => { throw new Error('late'); }, 0);
      export default () => {};`;
    const folder = withFunction('evil', 'AvgStuScore', evil);
    const results: boolean[] = [];
    for await (const { differences } of runCases([
      folder,
      ...['seed-stu-avg', 'cache-ttl'].map((name) => join(cases, name)),
    ]))
      results.push(differences.length === 0);
    expect(results).toEqual([false, true, true]);
  });

  test('takes its files for ES modules below any package.json', async () => {
    const folder = join(temporary, 'commonjs', 'case');
    cpSync(join(cases, 'seed-stu-avg'), folder, { recursive: true });
    writeFileSync(join(folder, '..', 'package.json'), '{"type":"commonjs"}');
    writeFileSync(join(folder, 'functions', 'shared.js'), 'export const helper = 1;');
    expect(await differencesOf(folder)).toEqual([]);
  });
});

/** The first case with other code for one function. */
function withFunction(name: string, fname: string, code: string): string {
  const folder = join(temporary, name);
  cpSync(join(cases, 'seed-stu-avg'), folder, { recursive: true });
  writeFileSync(join(folder, 'functions', `${fname}.js`), code);
  return folder;
}

describe('the command', () => {
  function command(...folders: string[]): { status: number | null; stdout: string; stderr: string } {
    const path = fileURLToPath(new URL('./command.ts', import.meta.url));
    return spawnSync(process.execPath, [path, ...folders], { encoding: 'utf8' });
  }

  test('finds cases at any depth, tells those that are incomplete or broken, and counts', () => {
    const root = join(temporary, 'many');
    cpSync(join(cases, 'seed-stu-avg'), join(root, 'good'), { recursive: true });
    cpSync(join(cases, 'cache-ttl'), join(root, 'group', 'deep', 'good'), { recursive: true });
    cpSync(join(cases, 'seed-stu-avg'), join(root, 'incomplete'), { recursive: true });
    rmSync(join(root, 'incomplete', 'expected.json'));
    cpSync(join(cases, 'seed-stu-avg'), join(root, 'no-steps'), { recursive: true });
    writeFileSync(join(root, 'no-steps', 'case.json'), '{"name":"x","steps":[{"op":"fly"}]}');
    cpSync(join(cases, 'seed-stu-avg'), join(root, 'not-json'), { recursive: true });
    writeFileSync(join(root, 'not-json', 'expected.json'), '{');
    cpSync(join(cases, 'seed-stu-avg'), join(root, 'talks'), { recursive: true });
    writeFileSync(join(root, 'talks', 'functions', 'Extra.js'), 'console.log("hello");');
    const { status, stdout, stderr } = command(root);
    expect(stdout.split('\n').filter((line) => /^\w/.test(line))).toEqual([
      'ok     good',
      'ok     group/deep/good',
      'FAILED incomplete',
      'FAILED no-steps',
      'FAILED not-json',
      'ok     talks',
      '3 passed, 3 failed',
    ]);
    expect(stdout).toContain('there is no expected.json');
    expect(stdout).toContain('case.json: ');
    expect(stdout).toContain('expected.json: ');
    expect(stderr).toContain('hello');
    expect(status).toBe(1);
  });

  test('takes a single case by its own folder, and fails where there is none', () => {
    const one = command(join(cases, 'seed-stu-avg'), join(cases, 'seed-stu-avg'));
    expect([one.stdout, one.status]).toEqual(['ok     seed-stu-avg\n1 passed, 0 failed\n', 0]);
    const none = command(join(cases, 'no-such-folder'));
    expect([none.stdout, none.status]).toEqual(['0 passed, 0 failed\n', 1]);
  });
});
