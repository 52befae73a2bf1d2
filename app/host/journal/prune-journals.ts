import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { runsFolderOf } from '../project/studio-folder.ts';
import { journalIndexSchema } from './journal-index.ts';
import { journalFiles, readIndex } from './open-journal.ts';

/** What a project's journals may take up. */
export interface Bounds {
  bytes: number;
  ageMs: number;
}

const defaultBounds: Bounds = { bytes: 1024 ** 3, ageMs: 14 * 24 * 60 * 60 * 1000 };
const droppedFile = 'dropped.json';
const droppedSchema = z.object({ runs: z.int(), bytes: z.int() });
export type Dropped = z.output<typeof droppedSchema>;

/** What went so far for want of room. */
export async function readDropped(root: string): Promise<Dropped> {
  const text = await readFile(join(runsFolderOf(root), droppedFile), 'utf8').catch(() => '');
  try {
    return droppedSchema.parse(JSON.parse(text));
  } catch {
    return { runs: 0, bytes: 0 };
  }
}

interface Kept {
  folder: string;
  name: string;
  bytes: number;
  at: number;
}

/**
 * Makes room: journals that are too old go, and the oldest while all together are too large, never one that is being written. Of
 * one that went for its size the counts stay; what went is counted.
 */
export async function pruneJournals(
  root: string,
  live: ReadonlySet<string>,
  isWritten: (folder: string) => Promise<boolean>,
  bounds: Bounds = defaultBounds,
): Promise<void> {
  const kept = await keptJournals(root);
  const before = await readDropped(root);
  const dropped = { ...before };
  let bytes = kept.reduce((sum, journal) => sum + journal.bytes, 0);
  for (const journal of kept.sort((a, b) => a.at - b.at)) {
    const isOld = Date.now() - journal.at > bounds.ageMs;
    if (!isOld && (bytes <= bounds.bytes || journal.bytes === 0)) continue;
    if (live.has(journal.name) || (await isWritten(journal.folder))) continue;
    await (isOld ? rm(journal.folder, { recursive: true, force: true }) : dropRows(journal));
    bytes -= journal.bytes;
    dropped.runs++;
    dropped.bytes += journal.bytes;
  }
  if (dropped.runs > before.runs)
    await writeWholeFile(join(runsFolderOf(root), droppedFile), JSON.stringify(dropped));
}

async function keptJournals(root: string): Promise<Kept[]> {
  const runs = runsFolderOf(root);
  const entries = await readdir(runs, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory());
  return await Promise.all(
    folders.map(async ({ name }) => {
      const folder = join(runs, name);
      const journal = await stat(join(folder, journalFiles.journal)).catch(() => undefined);
      const { mtimeMs } = journal ?? (await stat(folder));
      return { folder, name, bytes: journal?.size ?? 0, at: mtimeMs };
    }),
  );
}

async function dropRows({ folder }: Kept): Promise<void> {
  const index = await readIndex(folder).catch(() => undefined);
  if (!index) return await rm(folder, { recursive: true, force: true });
  const lists = { eventFrames: [], rowFrames: [], stateFrames: [], kept: [], picked: [] };
  const left = { ...index, ...lists, summary: { ...index.summary, bytes: 0 } };
  await writeWholeFile(join(folder, journalFiles.index), JSON.stringify(journalIndexSchema.parse(left)));
  await rm(join(folder, journalFiles.journal), { force: true });
}
