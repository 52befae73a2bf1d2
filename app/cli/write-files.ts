import { dirname, join, resolve } from 'node:path';
import { sweepFolders } from '../host/disk/leftovers.ts';
import { writeTogether } from '../host/disk/write-together.ts';
import { realPathSoFar } from '../host/project/export-target.ts';
import { makeFolder } from '../host/project/make-folder.ts';
import { toWriteError } from './write-error.ts';

/** Writes files below a folder, all of them or none; what fails is named as the person named the folder. */
export async function writeFiles(
  files: readonly { readonly path: string; readonly text: string }[],
  to: string,
): Promise<void> {
  const targets = files.map(({ path, text }) => ({ path, text, target: resolve(to, ...path.split('/')) }));
  const folders = [...new Set([resolve(to), ...targets.map(({ target }) => dirname(target))])];
  const named = (thrown: unknown, path: string) => toWriteError(thrown, join(to, path));
  try {
    for (const folder of folders) await makeFolder(folder);
  } catch (thrown) {
    throw named(thrown, '');
  }
  await sweepFolders(folders);
  await writeTogether(await realPathSoFar(resolve(to)), targets, named);
}
