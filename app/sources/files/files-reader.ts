import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { messageOf } from '../message.ts';
import {
  type BatchLimits,
  type Lag,
  type Message,
  type OpenReader,
  positionsOf,
  type SourceReader,
} from '../source-reader.ts';
import { wait } from '../wait.ts';
import {
  atBeginning,
  type FilePosition,
  type Hashes,
  hashesOf,
  isSameFile,
  parsePosition,
  placesOf,
} from './file-position.ts';
import { readLines } from './read-lines.ts';

/** Follows a file, or watches a folder of files: JSON Lines that only grow. Rejects with `live.files-missing`. */
export const openFiles: OpenReader = async ({ settings, root, positions }) => {
  const path = resolve(root, settings['path'] ?? '');
  const pollMs = Number(settings['poll_ms']);
  const kept = new Map(await positions.read());
  let gone = new Set<string>();
  let folder = path;
  const pattern = patternOf(settings['pattern'] ?? '*');
  const isThere = async (one: string) => (await stat(one).catch(() => undefined)) !== undefined;
  if (!(await isThere(path)) && !(await isThere(dirname(path))))
    throw new CodedError('live.files-missing', { path });

  /** What is read now: a folder's files, or the file, which may still be to come. */
  async function names(): Promise<string[]> {
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
    folder = isFolder ? path : dirname(path);
    const wanted = isFolder ? pattern : patternOf(basename(path));
    // A folder that is away for a while, as one of a network may be, holds nothing new.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile() && wanted.test(entry.name))
      .map(({ name }) => name)
      .sort();
  }

  /** Where to go on in a file: where it was left, or at the beginning of one that was written anew. */
  async function startOf(name: string, file: FileHandle, size: number): Promise<FilePosition> {
    const own = parsePosition(kept.get(name) ?? '');
    return (await isSameFile(hashesOf(file), size, own)) ? own : atBeginning;
  }
  /** Files that turned up are looked for among those that were read under other names, before these are read any further. */
  async function findRenamed(all: readonly string[]): Promise<void> {
    for (const name of all) {
      if (kept.has(name)) continue;
      const position = await withFile(name, (file, size) => ofRenamed(hashesOf(file), size));
      if (position) kept.set(name, position);
    }
  }
  async function ofRenamed(hashes: Hashes, size: number): Promise<string | undefined> {
    for (const [other, text] of kept) {
      const position = parsePosition(text);
      if (position.offset === 0 || !(await isSameFile(hashes, size, position))) continue;
      const isStillThere = await withFile(other, (file, own) => isSameFile(hashesOf(file), own, position));
      if (!isStillThere) return text;
    }
    return undefined;
  }
  async function withFile<Result>(
    name: string,
    work: (file: FileHandle, size: number) => Promise<Result>,
  ): Promise<Result | undefined> {
    // A file may go while the folder is looked through.
    const file = await open(join(folder, name), 'r').catch(() => undefined);
    if (!file) return undefined;
    try {
      return await work(file, (await file.stat()).size);
    } finally {
      await file.close();
    }
  }

  /** Files that were gone at the last look, too: until then one may turn up again under another name. */
  async function forgetGone(): Promise<void> {
    const there = new Set(await names());
    const now = [...kept.keys()].filter((name) => !there.has(name));
    for (const name of now) if (gone.has(name)) kept.delete(name);
    gone = new Set(now);
  }

  async function take(most: number): Promise<Message[]> {
    const taken: Message[] = [];
    const all = await names();
    await findRenamed(all);
    for (const name of all) {
      if (taken.length >= most) break;
      const more = await withFile(name, async (file, size) => {
        const start = await startOf(name, file, size);
        if (size <= start.offset) return [];
        const lines = await readLines(file, start.offset, most - taken.length);
        const placeAt = placesOf(hashesOf(file));
        const number = (await file.stat({ bigint: true })).ino;
        const messages: Message[] = [];
        for (const { text, offset, next } of lines) {
          if (text.trim() === '') continue;
          const place = await placeAt(next);
          // A file that is written anew, or another one of its name, has other first bytes or another number.
          const id = `${name}:${number}:${place}`;
          messages.push(messageOf(text, { part: name, at: String(offset), next: place, id }));
        }
        return messages;
      });
      taken.push(...(more ?? []));
    }
    return taken;
  }

  const reader: SourceReader = {
    async next({ rows, ms }: BatchLimits, signal) {
      while (!signal.aborted) {
        const taken = await take(rows);
        if (taken.length >= rows) return taken;
        await wait(taken.length > 0 ? ms : pollMs, signal);
        if (taken.length > 0) return signal.aborted ? [] : await take(rows);
      }
      return [];
    },
    async acknowledge(messages) {
      for (const [part, next] of positionsOf(messages)) kept.set(part, next);
      await forgetGone();
      await positions.write(kept);
    },
    async lag() {
      const lags: Lag[] = [];
      for (const part of await names()) {
        const waiting = await withFile(
          part,
          async (file, size) => size - (await startOf(part, file, size)).offset,
        );
        lags.push({ part, waiting: waiting ?? 0 });
      }
      return lags;
    },
    close: async () => undefined,
  };
  return reader;
};

/** A name in which * stands for any characters. Hidden files are never meant. */
function patternOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(?!\\.)${parts.join('.*')}$`);
}
