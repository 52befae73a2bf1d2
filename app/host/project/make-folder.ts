import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { rareError } from '../rare-errors.ts';
import { errorCode } from './file-error.ts';

/**
 * Makes a folder and those it lies in; undefined when it is there already, else the first one that was made. Step by step,
 * since Node's own `recursive` never ends where the system makes no folders and says that the parent is missing, as in
 * Linux' `/proc`. Throws `host.not-a-folder` and `host.no-folder-here`, else what the system says.
 */
export async function makeFolder(folder: string, mode?: number): Promise<string | undefined> {
  const found = await isFolder(folder);
  if (found) return undefined;
  if (found === false) throw new CodedError('host.not-a-folder', { path: folder });
  const parent = dirname(folder);
  const made = parent === folder ? undefined : await makeFolder(parent, mode);
  try {
    await mkdir(folder, { mode });
    return made ?? folder;
  } catch (thrown) {
    // Someone else may have made it meanwhile.
    if (await isFolder(folder)) return made;
    if (errorCode(thrown) === 'ENOENT') throw rareError('host.no-folder-here', { path: folder }, {}, thrown);
    throw thrown;
  }
}

/** Undefined when nothing is there. */
async function isFolder(path: string): Promise<boolean | undefined> {
  try {
    return (await stat(path)).isDirectory();
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT' || errorCode(thrown) === 'ENOTDIR') return undefined;
    throw thrown;
  }
}
