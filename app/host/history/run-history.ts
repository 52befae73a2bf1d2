import { readFile, rm } from 'node:fs/promises';
import type { z } from 'zod';
import { historyEntrySchema } from '../../../core/contract/host/runs.ts';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { toFileError } from '../project/file-error.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { historyFileOf, prepareStudioFile } from '../project/studio-folder.ts';
import type { OnTrouble } from '../storage/troubles.ts';

export type HistoryEntry = z.output<typeof historyEntrySchema>;

const maxEntries = 200;
/** Visits are for watching a run; the counters tell the rest afterwards. */
const maxVisits = 100;

/** The last runs of a project, newest first. Lines of another version are skipped. */
export async function listHistory(folder: ProjectFolder): Promise<HistoryEntry[]> {
  const text = await readFile(historyFileOf(folder.root), 'utf8').catch(() => '');
  return text
    .split('\n')
    .map(parseEntry)
    .filter((entry) => entry !== undefined)
    .reverse();
}

/** Adds a run; the oldest beyond 200 go. Where it can't be written that is told, and nothing is kept. */
export function addToHistory(
  folder: ProjectFolder,
  entry: HistoryEntry,
  onTrouble: OnTrouble,
): Promise<void> {
  return folder.inTurn(async () => {
    const { progress } = entry.finished;
    const kept = { ...progress, visits: progress.visits.slice(-maxVisits) };
    const entries = (await listHistory(folder)).slice(0, maxEntries - 1).reverse();
    entries.push({ ...entry, finished: { ...entry.finished, progress: kept } });
    const lines = entries.map((each) => JSON.stringify(each));
    try {
      const file = await prepareStudioFile(folder.root, historyFileOf(folder.root));
      await writeWholeFile(file, `${lines.join('\n')}\n`);
    } catch (thrown) {
      onTrouble(toFileError(thrown, historyFileOf(folder.root)));
    }
  });
}

export function clearHistory(folder: ProjectFolder): Promise<void> {
  return folder.inTurn(() => rm(historyFileOf(folder.root), { force: true }));
}

function parseEntry(line: string): HistoryEntry | undefined {
  try {
    return historyEntrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
