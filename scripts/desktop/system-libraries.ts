import { spawnSync } from 'node:child_process';

/** Which libraries of the system a binary misses, in one line; null when it has all. */
export function missingLibraries(binary: string): string | null {
  if (process.platform !== 'linux') return null;
  const { stdout } = spawnSync('ldd', [binary], { encoding: 'utf8' });
  const missing = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  return missing.length === 0 ? null : `Electron misses libraries of the system: ${missing.join(', ')}`;
}
