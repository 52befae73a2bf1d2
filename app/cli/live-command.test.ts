import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from './test-terminal.ts';

let folder = '';
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-live-command-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
const project = (code: string) => ({
  'conf/flow.yml': 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: A\n',
  'conf/a.yml': 'kistype: func\nfname: A\nfmode: Calculate\n',
  'functions/A.ts': code,
  'sources/S.json': JSON.stringify({
    version: 1,
    flow: 'F',
    type: 'http',
    settings: { listen: '0', token: '${env:TOKEN}' },
    batch: { rows: 10, ms: 5 },
  }),
});

/** Starts the command; gives the lines of its log by their event, each once. */
function start(...args: string[]) {
  const main = join(import.meta.dirname, 'main.ts');
  const env = { ...process.env, TOKEN: 't0k3n' };
  child = spawn(process.execPath, [main, 'live', folder, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const own = child;
  const lines: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  createInterface({ input: own.stderr ?? process.stdin }).on('line', (line) => {
    lines.push(JSON.parse(line));
    for (const look of waiting) look();
  });
  return {
    async heard(event: string) {
      for (;;) {
        const line = lines.find((one) => one['event'] === event);
        if (line) return line;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    async stop(signal: NodeJS.Signals) {
      own.kill(signal);
      const [code] = await once(own, 'exit');
      return code;
    },
  };
}
const post = (address: unknown, body: string) =>
  fetch(`http://${address}`, { method: 'POST', body, headers: { authorization: 'Bearer t0k3n' } });

test('posted rows are run, what functions log is told, and SIGTERM lets the batch under way end', async () => {
  const slow = `export default async (ctx, flow, rows) => {
    ctx.log.info('got ' + rows.length);
    await new Promise((resolve) => setTimeout(resolve, 300));
    flow.commitRowBatch(rows);
  };`;
  write(project(slow));
  const live = start();
  const { address } = await live.heard('started');
  const answer = post(address, '[{"n":1},{"n":2}]');
  expect(await live.heard('log')).toMatchObject({ message: 'got 2', flow: 'F', source: 'S', function: 'A' });
  const [code, response] = await Promise.all([live.stop('SIGTERM'), answer]);
  expect([code, response.status]).toEqual([0, 200]);
});

test('a batch that does not end when it is told to is cut off: its rows are not acknowledged', async () => {
  write(project("export default (ctx) => { ctx.log.info('in'); for (;;); };"));
  const live = start('--stop-seconds', '0');
  const { address } = await live.heard('started');
  const answer = post(address, '{"n":1}');
  await live.heard('log');
  const [code, response] = await Promise.all([live.stop('SIGINT'), answer]);
  expect([code, response.status]).toEqual([0, 503]);
});

test('without a source, or with one that is wrong, it says so and exits', async () => {
  write(project(''));
  rmSync(join(folder, 'sources'), { recursive: true });
  expect(await runCommand(['live', folder])).toMatchObject({
    code: 2,
    error: expect.stringContaining('[live.no-sources]'),
  });
  write({ 'sources/S.json': '{ "version": 1, "flow": "F", "type": "pigeon" }' });
  expect(await runCommand(['live', folder], 'zh-CN')).toMatchObject({
    code: 1,
    error: expect.stringMatching(/没有类型为“pigeon”的数据源/),
  });
});

/** What the command prints that can not begin. */
function refusal(env: Record<string, string>): string {
  const main = join(import.meta.dirname, 'main.ts');
  return spawnSync(process.execPath, [main, 'live', folder], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  }).stderr;
}

test('what the environment says is read as what the command line says: what is no number ends it, what is empty is unsaid', () => {
  write(project('export default () => undefined;'));
  rmSync(join(folder, 'sources'), { recursive: true });
  expect(refusal({ KISFLOW_LIVE_BATCH_SECONDS: '60s' })).toMatch(
    /--batch-seconds.*60s.*\[cli\.not-a-number\]/s,
  );
  expect(refusal({ KISFLOW_LIVE_WORKERS: '' })).toContain('[live.no-sources]');
});

test('a source with one reader is run by one process only, until that has ended', async () => {
  write(project('export default () => undefined;'));
  const first = start();
  await first.heard('started');
  const one = child;
  expect(refusal({ TOKEN: 't0k3n' })).toContain(`another process (${one?.pid}) runs the source S`);
  one?.kill('SIGKILL');
  if (one) await once(one, 'exit');
  const second = start();
  await second.heard('started');
  expect(await second.stop('SIGTERM')).toBe(0);
});
