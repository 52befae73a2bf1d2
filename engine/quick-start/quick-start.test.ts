import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

// KisFlow's two quick starts, taken from the README as they stand there and run as programs of their own.

const root = join(import.meta.dirname, '..', '..');
const expected = ['stu_id = 101, avg score = 90', 'stu_id = 102, avg score = 76.66666666666667'];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kisflow-quick-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The README's JavaScript blocks that import the library. */
function programs(): string[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  return [...readme.matchAll(/```js\n([\s\S]*?)```/g)]
    .map(([, code]) => code ?? '')
    .filter((code) => code.includes('kisflow-studio'));
}

/** Runs a program with the library's sources in place of the package; gives the lines it printed. */
async function run(name: string, code: string): Promise<string[]> {
  const library = pathToFileURL(join(root, 'engine', 'library.ts')).href;
  const file = join(folder, name);
  await writeFile(file, code.replaceAll("'kisflow-studio'", `'${library}'`));
  const child = spawn(process.execPath, [file], { cwd: import.meta.dirname });
  const [printed, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(errors).toBe('');
  return printed.trim().split('\n');
}

it('runs the program made in code', async () => {
  const [program = ''] = programs();
  expect(await run('program.mjs', program)).toEqual(expected);
});

it('runs the program with the flow in YAML files', async () => {
  const [program = '', config = ''] = programs();
  const functions = program.slice(program.indexOf('pool.faas'), program.indexOf('const flow'));
  expect(config).toContain('// … pool.faas');
  expect(await run('config.mjs', config.replace(/^\/\/ … pool\.faas.*$/m, functions))).toEqual(expected);
});
