import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { makeFolder } from '../../host/project/make-folder.ts';
import { openForLines } from '../open-for-lines.ts';
import { countLines } from './letter-lines.ts';

export const settledName = 'settled.jsonl';

const settledSchema = z.object({
  id: z.string(),
  source: z.string(),
  action: z.enum(['sent', 'discarded']),
  by: z.string(),
  time: z.string(),
  /** The row as it was sent, where it was mended. */
  row: z.string().optional(),
});
/** What was done with a dead letter, by whom and when. */
export type Settled = z.output<typeof settledSchema>;

/** The dead letters of a folder that were sent again or discarded: letters stay where they are, and this file says what became of them. */
export interface SettledFile {
  /** By letter; also what other processes have written. */
  read(): Promise<ReadonlyMap<string, Settled>>;
  /** On disk when it resolves. Rejects with `live.dead-letters-failed`. */
  add(settled: readonly Settled[]): Promise<void>;
}

export function createSettledFile(folder: string): SettledFile {
  const path = join(folder, settledName);
  const known = new Map<string, Settled>();
  let readUntil = 0;
  let reading: Promise<unknown> = Promise.resolve();

  async function readOn(): Promise<void> {
    const { size } = await countLines(path, readUntil);
    if (size <= readUntil) return;
    const file = await open(path, 'r');
    try {
      const bytes = Buffer.alloc(size - readUntil);
      await file.read(bytes, 0, bytes.length, readUntil);
      const end = bytes.lastIndexOf(0x0a) + 1;
      readUntil += end;
      for (const line of bytes.toString('utf8', 0, end).split('\n')) take(line);
    } finally {
      await file.close();
    }
  }
  function take(line: string): void {
    if (line === '') return;
    const read = settledSchema.safeParse(parsed(line)).data;
    // The mended rows are for people who look into the file; here they would only take memory.
    if (read) known.set(read.id, { ...read, row: undefined });
  }
  return {
    async read() {
      const own = reading.then(readOn);
      reading = own.catch(() => undefined);
      await own;
      return known;
    },
    async add(settled) {
      let file: FileHandle | undefined;
      try {
        await makeFolder(folder);
        file = await openForLines(path);
        await file.appendFile(settled.map((one) => `${JSON.stringify(one)}\n`).join(''));
        await file.datasync();
      } catch (thrown) {
        const detail = thrown instanceof Error ? thrown.message : String(thrown);
        throw new CodedError('live.dead-letters-failed', { path, detail }, {}, thrown);
      } finally {
        await file?.close();
      }
    },
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
