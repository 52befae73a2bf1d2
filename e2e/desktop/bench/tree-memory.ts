import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/**
 * Megabytes that a process and all below it hold, each shared page counted in parts (PSS). Null where the system does not
 * tell: anywhere but on Linux.
 */
export async function treeMemory(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const sizes = await Promise.all(tree(pid).map(proportionalKb));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

function tree(root: number): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const parent of found)
    found.push(...pairs.filter(([, above]) => above === parent).map(([pid = 0]) => pid));
  return found;
}

/** A process that has ended meanwhile holds nothing. */
async function proportionalKb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
}
