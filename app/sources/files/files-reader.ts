import { join } from 'node:path';
import {
  type BatchLimits,
  type Message,
  type OpenReader,
  positionsOf,
  type SourceReader,
} from '../source-reader.ts';
import { wait } from '../wait.ts';
import { hashesOf, identityOf, placesOf, positionText } from './file-position.ts';
import { fileRow } from './file-row.ts';
import { type FoundFile, withFile } from './look-around.ts';
import { readLines } from './read-lines.ts';
import { watchedFiles } from './watched-files.ts';

/** Follows a file, or watches a folder of files: JSON Lines that only grow. Rejects with `live.files-missing`. */
export const openFiles: OpenReader = async ({ settings, root, positions }) => {
  const lookFor = await watchedFiles({ settings, root });
  const pollMs = Number(settings['poll_ms']);
  const kept = new Map(await positions.read());
  let gone = new Set<string>();
  /** By name: how a file was when it had no whole line. */
  const without = new Map<string, string>();
  const look = () => lookFor(kept);

  /** Files that were gone at the last look, too: until then one may turn up again under another name. */
  async function forgetGone(): Promise<void> {
    const there = new Set((await look()).files.map(({ name }) => name));
    const now = [...kept.keys()].filter((name) => !there.has(name));
    for (const name of now) if (gone.has(name)) kept.delete(name);
    gone = new Set(now);
  }
  async function take(most: number): Promise<Message[]> {
    const taken: Message[] = [];
    const { folder, files } = await look();
    // By its new name a file is known from now on: the old one may soon be that of another.
    for (const { name, start } of files) if (start.offset > 0) kept.set(name, positionText(start));
    for (const found of files) {
      if (taken.length >= most) break;
      if (found.size <= found.start.offset) continue;
      taken.push(...((await rowsOf(folder, found, most - taken.length)) ?? []));
    }
    return taken;
  }
  async function rowsOf(folder: string, found: FoundFile, most: number): Promise<Message[] | undefined> {
    const { name, identity, stamp, start } = found;
    // A line that is still being written is not read again before there is more of it.
    const looked = `${stamp} ${start.offset}`;
    if (without.get(name) === looked) return [];
    return await withFile(join(folder, name), async (file) => {
      // It may have been put in the place of the one that was found.
      if (identityOf(await file.stat({ bigint: true })) !== identity) return [];
      const lines = await readLines(file, start.offset, most);
      if (lines.length === 0) without.set(name, looked);
      const placeAt = placesOf(hashesOf(file), identity);
      const messages: Message[] = [];
      for (const line of lines) messages.push(fileRow(line, name, await placeAt(line.next)));
      return messages;
    });
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
      const { files } = await look();
      return files.map(({ name, size, start }) => ({
        part: name,
        waiting: Math.max(0, size - start.offset),
      }));
    },
    close: async () => undefined,
  };
  return reader;
};
