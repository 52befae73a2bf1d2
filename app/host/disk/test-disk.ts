import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real disk of a few hundred KB, for tests; only root may mount one. */
export interface TestDisk {
  path: string;
  /** Fills it up to so many KB, which stay free. */
  leave(kilobytes: number): void;
  /** Lets nothing be written to it any more. */
  makeReadOnly(): void;
  close(): void;
}

export type DiskKind = 'tmpfs' | 'ext4';

/** The kinds of disk that can be mounted here. */
export const diskKinds: readonly DiskKind[] = (['tmpfs', 'ext4'] as const).filter((kind) => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    mountDisk(kind).close();
    return true;
  } catch {
    return false;
  }
});

export function mountDisk(kind: DiskKind, kilobytes = 1024): TestDisk {
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-disk-'));
  const path = join(folder, 'disk');
  mkdirSync(path);
  try {
    if (kind === 'tmpfs') run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path);
    else mountImage(join(folder, 'image'), kilobytes, path);
  } catch (thrown) {
    rmSync(folder, { recursive: true });
    throw thrown;
  }
  return {
    path,
    leave: (free) => fill(join(path, 'filler'), free),
    makeReadOnly: () => run('mount', '-o', 'remount,ro', path),
    close() {
      run('umount', '--lazy', path);
      rmSync(folder, { recursive: true });
    },
  };
}

function mountImage(image: string, kilobytes: number, path: string): void {
  closeSync(openSync(image, 'w'));
  truncateSync(image, kilobytes * 1024);
  run('mkfs.ext4', '-q', '-m', '0', '-b', '1024', '-O', '^has_journal', image);
  run('mount', '-o', 'loop', image, path);
}

function fill(filler: string, free: number): void {
  const file = openSync(filler, 'w');
  const block = Buffer.alloc(1024, 'x');
  let blocks = 0;
  try {
    for (;;) blocks += writeSync(file, block) === block.length ? 1 : 0;
  } catch {
    // It is full.
  } finally {
    closeSync(file);
  }
  truncateSync(filler, Math.max(0, blocks - free) * 1024);
}

function run(command: string, ...args: string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`${command}: ${stderr}`);
}
