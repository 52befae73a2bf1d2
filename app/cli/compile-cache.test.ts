import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kisflow-compiled-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function printVersion(dataFolder: string): string {
  const { NODE_COMPILE_CACHE: _, ...rest } = process.env;
  const env = { ...rest, KISFLOW_STUDIO_DATA: dataFolder };
  const command = join(import.meta.dirname, 'kisflow-studio.mjs');
  return execFileSync(process.execPath, [command, '--version'], { encoding: 'utf8', env, stdio: 'pipe' });
}

test('what was compiled is kept where only the person writes', () => {
  expect(printVersion(folder)).toMatch(/^\d+\.\d+\.\d+/);
  const kept = join(folder, 'compiled');
  expect(readdirSync(kept, { recursive: true }).length).toBeGreaterThan(20);
  if (process.platform !== 'win32') expect(statSync(kept).mode & 0o077).toBe(0);
});

test('where nothing can be kept, the command works all the same', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(printVersion(join(file, 'data'))).toMatch(/^\d+\.\d+\.\d+/);
});
