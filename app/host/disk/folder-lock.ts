import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './file-lock.ts';

/**
 * Does work on a folder while no other Studio of this person, on this machine, does such work on it. The lock lies with the
 * system's temporary files, since a project is no place for it.
 */
export async function withFolderLock<Result>(root: string, work: () => Promise<Result>): Promise<Result> {
  const locks = join(tmpdir(), `kisflow-studio-${process.getuid?.() ?? 'locks'}`);
  await mkdir(locks, { mode: 0o700 }).catch(() => undefined);
  if (!(await isOwn(locks))) return work();
  const name = createHash('sha256').update(root).digest('hex').slice(0, 32);
  return withLock(join(locks, `${name}.lock`), work);
}

/** Temporary files lie in a folder that everybody may write to. */
async function isOwn(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory()) return false;
  return process.getuid === undefined || found.uid === process.getuid();
}
