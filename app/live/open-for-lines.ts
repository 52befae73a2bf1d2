import { type FileHandle, open } from 'node:fs/promises';

/** Opens a file of lines to write behind its last one. A kill may have left half a line: what follows begins on one of its own. */
export async function openForLines(path: string): Promise<FileHandle> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    if (size > 0 && last[0] !== 0x0a) await file.appendFile('\n');
    return file;
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}
