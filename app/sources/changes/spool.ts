import { open, rename, rm, stat } from 'node:fs/promises';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { type Line, readLines } from '../files/read-lines.ts';

const pieceCharacters = 256 * 1024;

/** Writes lines into a file that is there as a whole or not at all. Rejects with `live.state-failed`, or as `write` does. */
export async function writeSpool(
  path: string,
  write: (give: (line: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const part = `${path}.part`;
  await onDisk(path, () => rm(part, { force: true }));
  // What is in a database is nobody else's business.
  const file = await onDisk(path, () => open(part, 'wx', 0o600));
  let piece = '';
  try {
    await write(async (line) => {
      piece += `${line}\n`;
      if (piece.length < pieceCharacters) return;
      const full = piece;
      piece = '';
      await onDisk(path, () => file.appendFile(full));
    });
    await onDisk(path, () => file.appendFile(piece));
    await onDisk(path, () => file.sync());
  } catch (thrown) {
    await file.close();
    await rm(part, { force: true });
    throw thrown;
  }
  await file.close();
  await onDisk(path, () => rename(part, path));
}

/** At most `most` lines from an offset on. */
export async function readSpool(path: string, from: number, most: number): Promise<Line[]> {
  const file = await onDisk(path, () => open(path, 'r'));
  try {
    return await onDisk(path, () => readLines(file, from, most));
  } finally {
    await file.close();
  }
}

export async function spoolSize(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** A disk that is full, or a file that somebody took away. */
async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw new CodedError('live.state-failed', { path, detail: String(thrown) }, {}, thrown);
  }
}
