import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../project/file-error.ts';

/** Not every system opens or flushes folders, and none needs it where it does not. */
const notOffered = new Set(['EACCES', 'EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EBADF', 'ENOENT']);

/** Makes all that is in a folder last, the content of its files first. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (entry.isFile()) await syncFolder(path);
  }
  await syncFolder(folder);
}

/** Makes the names in a folder last: after a power cut, a file that was renamed has its new name. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const opened = await open(folder, 'r');
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
  } catch (thrown) {
    if (!notOffered.has(errorCode(thrown))) throw thrown;
  }
}
