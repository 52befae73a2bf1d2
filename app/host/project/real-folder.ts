import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { toFileError } from './file-error.ts';

/** The real path of an existing folder. */
export async function realFolder(path: string): Promise<string> {
  // An empty text would mean the folder where the program was started: a script's variable that is not set.
  if (path === '') throw new CodedError('host.not-a-folder', { path });
  try {
    const root = await realpath(resolve(path));
    if ((await stat(root)).isDirectory()) return root;
  } catch (thrown) {
    const error = toFileError(thrown, path);
    if (error.code !== 'host.file-missing') throw error;
  }
  throw new CodedError('host.not-a-folder', { path });
}
