import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'node_modules', 'electron');
const releases = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/';
const reachableMs = 3_000;
const downloadMs = 300_000;

/** The binary of the `electron` package, which it downloads apart; null when it has not. Asking downloads nothing. */
export function installedElectron(): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** Downloads it where its releases can be reached, which is found out within seconds. */
export async function downloadElectron(): Promise<string | null> {
  const installer = join(folder, 'install.js');
  if (!existsSync(installer) || !(await isReachable())) return null;
  spawnSync(process.execPath, [installer], { stdio: 'inherit', timeout: downloadMs });
  return installedElectron();
}

function isReachable(): Promise<boolean> {
  return fetch(releases, { method: 'HEAD', signal: AbortSignal.timeout(reachableMs) }).then(
    (response) => response.ok,
    () => false,
  );
}
