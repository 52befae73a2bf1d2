import { type FileHandle, open } from 'node:fs/promises';

const blockBytes = 64 * 1024;

/** One line of a file: its text without the end, and where it begins. */
export interface FileLine {
  text: string;
  offset: number;
}

/** The whole lines of a file that end at or before `end`, the last one first; what has no line end yet is no line. Missing: none. */
export async function* linesBackward(path: string, end: number): AsyncGenerator<FileLine> {
  const file = await openThere(path);
  if (file === undefined) return;
  try {
    let position = Math.min(end, (await file.stat()).size);
    /** What is not told yet, from `position` on. */
    let pending = Buffer.alloc(0);
    for (;;) {
      const before = pending.subarray(0, -1).lastIndexOf(0x0a);
      if (before === -1 && position > 0) {
        const block = Buffer.alloc(Math.min(blockBytes, position));
        position -= block.length;
        await file.read(block, 0, block.length, position);
        pending = Buffer.concat([block, pending]);
        continue;
      }
      if (pending.length === 0) return;
      const line = pending.subarray(before + 1);
      pending = pending.subarray(0, before + 1);
      if (line.length > 1 && line.at(-1) === 0x0a)
        yield { text: line.toString('utf8', 0, line.length - 1), offset: position + pending.length };
    }
  } finally {
    await file.close();
  }
}

/** The whole line that begins at `offset`; undefined where none does. */
export async function lineAt(path: string, offset: number): Promise<string | undefined> {
  const file = await openThere(path);
  if (file === undefined) return undefined;
  try {
    const pieces: Buffer[] = [];
    for (let position = offset; ; position += blockBytes) {
      const block = Buffer.alloc(blockBytes);
      const { bytesRead } = await file.read(block, 0, blockBytes, position);
      const piece = block.subarray(0, bytesRead);
      const end = piece.indexOf(0x0a);
      pieces.push(end === -1 ? piece : piece.subarray(0, end));
      if (end !== -1) return Buffer.concat(pieces).toString('utf8');
      if (bytesRead < blockBytes) return undefined;
    }
  } finally {
    await file.close();
  }
}

/** How many lines end in a file from `from` on, and where it ends now. */
export async function countLines(path: string, from: number): Promise<{ lines: number; size: number }> {
  const file = await openThere(path);
  if (file === undefined) return { lines: 0, size: 0 };
  try {
    const block = Buffer.alloc(blockBytes);
    let lines = 0;
    for (let position = from; ; ) {
      const { bytesRead } = await file.read(block, 0, blockBytes, position);
      for (let at = block.indexOf(0x0a); at !== -1 && at < bytesRead; at = block.indexOf(0x0a, at + 1))
        lines += 1;
      position += bytesRead;
      if (bytesRead === 0) return { lines, size: position };
    }
  } finally {
    await file.close();
  }
}

async function openThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    throw thrown;
  }
}
