import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finishSet } from './file-set.ts';
import { lifeOf } from './process-identity.ts';
import { parseTemporaryName } from './temporary-name.ts';

/**
 * Clears what killed writers left in a folder (not below it): sets that were begun are finished, files and folders that were
 * not whole are removed. Only names that the Studio gives are looked at, and only those whose writer is known to have ended.
 * Never rejects: what can't be cleared stays for the next time.
 */
export async function sweepFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left: { name: string; kind: 'tmp' | 'set' }[] = [];
  for (const name of names) {
    const temporary = parseTemporaryName(name);
    if (temporary !== null && (await lifeOf(temporary.writer)) === 'dead')
      left.push({ name, kind: temporary.kind });
  }
  // The lists first: what they name is not to be removed before.
  for (const { name } of left.filter(({ kind }) => kind === 'set'))
    await finishSet(folder, name).catch(() => undefined);
  for (const { name } of left.filter(({ kind }) => kind === 'tmp'))
    await rm(join(folder, name), { force: true, recursive: true }).catch(() => undefined);
}

/** Several folders, one after the other, so that a list in the first is followed before what it names is removed. */
export async function sweepFolders(folders: Iterable<string>): Promise<void> {
  for (const folder of folders) await sweepFolder(folder);
}
