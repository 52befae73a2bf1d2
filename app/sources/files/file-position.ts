import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

const mostBytes = 1024;

/**
 * How far a file was read, and by what it is known again: the hash of its first bytes. A file that was written anew, or another one of
 * the same name, has other ones, and is read from its beginning; one that was renamed is found by them.
 */
export interface FilePosition {
  offset: number;
  /** How many of its first bytes the hash is of. */
  length: number;
  hash: string;
}

export const atBeginning: FilePosition = { offset: 0, length: 0, hash: '' };

export function parsePosition(text: string): FilePosition {
  const found = /^(\d+):(\d+):([0-9a-f]*)$/.exec(text);
  if (!found) return atBeginning;
  const [, offset, length, hash = ''] = found;
  return { offset: Number(offset), length: Number(length), hash };
}

/** Hashes of a file's first bytes, by how many: each is made once. */
export type Hashes = (length: number) => Promise<string>;

export function hashesOf(file: FileHandle): Hashes {
  const known = new Map<number, Promise<string>>();
  return (length) => {
    const hash = known.get(length) ?? hashOf(file, length);
    known.set(length, hash);
    return hash;
  };
}

/** Gives the positions at offsets of a file, as texts. */
export function placesOf(hashes: Hashes): (offset: number) => Promise<string> {
  return async (offset) => {
    const length = Math.min(offset, mostBytes);
    return `${offset}:${length}:${await hashes(length)}`;
  };
}

/** Whether a file of that size is the one that was read so far. */
export async function isSameFile(hashes: Hashes, size: number, position: FilePosition): Promise<boolean> {
  return size >= position.offset && (await hashes(position.length)) === position.hash;
}

async function hashOf(file: FileHandle, length: number): Promise<string> {
  if (length === 0) return '';
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, 0);
  return createHash('sha256').update(bytes.subarray(0, bytesRead)).digest('hex').slice(0, 32);
}
