import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const bin = join(root, 'node_modules/.bin');
let folder = '';

/** The package as npm would install it elsewhere: built, packed, and its dependencies beside it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-package-'));
  run(root, process.execPath, ['scripts/build.ts', '--no-ui']);
  run(root, 'npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  // Without the optional Node: this test's own Node is the one.
  run(folder, 'npm', ['install', '--prefer-offline', '--omit=optional', '--no-audit', '--no-fund', tarball]);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

function run(cwd: string, command: string, args: string[]): string {
  // Only what a person's shell has: no path into the clone besides its Node.
  const PATH = [dirname(process.execPath), process.env['PATH']].join(':');
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, PATH } });
}

test('the command makes a project and runs it', () => {
  const command = join(folder, 'node_modules/.bin/kisflow-studio');
  run(folder, command, ['new', 'scores', '--template', 'student-scores']);
  expect(run(folder, command, ['run', 'scores'])).toContain('avg score = 76.66666666666667');
});

test('the library runs a flow from plain JavaScript', () => {
  writeFileSync(
    join(folder, 'program.js'),
    `import { newFlow, newFlowConfig, newFuncConfig, pool } from 'kisflow-studio';
pool.faas('Double', async (ctx, flow, rows) => flow.commitRowBatch(rows.map((row) => ({ n: row.n * 2 }))));
pool.faas('Print', async (ctx, flow, rows) => console.log(JSON.stringify(rows)));
const flow = newFlow(newFlowConfig('Doubles'));
flow.link(newFuncConfig('Double', 'Calculate'));
flow.link(newFuncConfig('Print', 'Expand'));
flow.commitRow('{"n":21}');
await flow.run();
`,
  );
  expect(run(folder, process.execPath, ['program.js'])).toBe('[{"n":42}]\n');
});

test('the library has its types', () => {
  writeFileSync(
    join(folder, 'program.ts'),
    `import { type Context, type Flow, pool } from 'kisflow-studio';
async function Double(ctx: Context, flow: Flow, rows: { n: number }[]): Promise<void> {
  for (const row of rows) flow.commitRow({ n: row.n * 2 });
  // @ts-expect-error: params are text
  const times: number = flow.getFuncParam('times');
  return flow.next(times > 1 ? ctx.Action.abort : ctx.Action.jumpFunc('Double'));
}
pool.faas('Double', Double);
`,
  );
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', 'program.ts'];
  expect(run(folder, join(bin, 'tsc'), options)).toBe('');
});
