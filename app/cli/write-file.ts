import { dirname } from 'node:path';
import writeAtomically from 'write-file-atomic';
import { CodedError } from '../../core/errors/coded-error.ts';
import { makeFolder } from '../host/project/make-folder.ts';

/** Writes a text file whole or not at all (temporary file, fsync, rename), making its folder. `name` is for messages. */
export async function writeFileAtomic(path: string, text: string, name = path): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await writeAtomically(path, text);
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new CodedError('cli.write-failed', { file: name, detail }, {}, thrown);
  }
}
