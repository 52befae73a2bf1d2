import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

const mostBytes = 1024;

/**
 * How far a file was read, and by what it is known again: hashes of its first bytes and of those before the offset. A file that was
 * written anew has other ones, and is read from its beginning. One that was renamed has the same identity, too.
 */
export interface FilePosition {
  offset: number;
  /** How many bytes each of the hashes is of. */
  length: number;
  hash: string;
  /** Of the bytes before the offset; empty where it is not known. */
  tail: string;
  /** Device, number and time of birth; empty in what older versions kept. */
  identity: string;
}

export const atBeginning: FilePosition = { offset: 0, length: 0, hash: '', tail: '', identity: '' };

export function parsePosition(text: string): FilePosition {
  const found = /^(\d+):(\d+):([0-9a-f]*)(?::([0-9a-f]*):([\d-]*))?$/.exec(text);
  if (!found) return atBeginning;
  const [, offset, length, hash = '', tail = '', identity = ''] = found;
  return { offset: Number(offset), length: Number(length), hash, tail, identity };
}

export function positionText({ offset, length, hash, tail, identity }: FilePosition): string {
  return `${offset}:${length}:${hash}:${tail}:${identity}`;
}

/** Numbers are used again when a file is gone, within moments: when it was born tells two apart. */
export function identityOf({ dev, ino, birthtimeNs }: BigIntStats): string {
  return `${dev}-${ino}-${birthtimeNs}`;
}

/** Hashes of a file's bytes, by from where and how many: each is made once. */
export type Hashes = (from: number, length: number) => Promise<string>;

export function hashesOf(file: FileHandle): Hashes {
  const known = new Map<string, Promise<string>>();
  return (from, length) => {
    const key = `${from}:${length}`;
    const hash = known.get(key) ?? hashOf(file, from, length);
    known.set(key, hash);
    return hash;
  };
}

/** Gives the positions at offsets of a file, as texts. */
export function placesOf(hashes: Hashes, identity: string): (offset: number) => Promise<string> {
  return async (offset) => {
    const length = Math.min(offset, mostBytes);
    const [hash, tail] = [await hashes(0, length), await hashes(offset - length, length)];
    return positionText({ offset, length, hash, tail, identity });
  };
}

/** Whether a file of that size holds what was read so far. */
export async function isSameFile(hashes: Hashes, size: number, position: FilePosition): Promise<boolean> {
  const { offset, length, hash, tail } = position;
  if (size < offset || (await hashes(0, length)) !== hash) return false;
  return tail === '' || (await hashes(offset - length, length)) === tail;
}

async function hashOf(file: FileHandle, from: number, length: number): Promise<string> {
  if (length === 0) return '';
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, from);
  return createHash('sha256').update(bytes.subarray(0, bytesRead)).digest('hex').slice(0, 32);
}
