import { dirname } from 'node:path';
import { writeWholeFile } from '../host/disk/write-whole-file.ts';
import { makeFolder } from '../host/project/make-folder.ts';
import { toWriteError } from './write-error.ts';

/** Writes a text file whole or not at all, making its folder. `name` is for messages. */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  name = path,
): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await writeWholeFile(path, content);
  } catch (thrown) {
    throw toWriteError(thrown, name);
  }
}
