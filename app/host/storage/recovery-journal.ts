import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileChangeSchema } from '../../../core/contract/host/project.ts';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { toFileError } from '../project/file-error.ts';
import { makeFolder } from '../project/make-folder.ts';
import type { FileChange } from '../project/save-files.ts';
import { hashOf } from '../project/text-file.ts';

const journalSchema = z.object({
  root: z.string(),
  savedAt: z.number(),
  changes: z.array(fileChangeSchema),
});

export interface Recovery {
  savedAt: number;
  changes: FileChange[];
}

/**
 * Unsaved edits of every window, a file each in the data folder, so that neither a crash nor another window on the same
 * folder can lose them.
 */
export interface RecoveryJournal {
  /** The newest edits that a session which is gone (or this one) left behind. */
  find(root: string, sessionId: string, liveSessions: ReadonlySet<string>): Promise<Recovery | null>;
  /** Keeps a session's edits in place of what it kept or found before; an empty list forgets them. */
  keep(
    root: string,
    sessionId: string,
    liveSessions: ReadonlySet<string>,
    changes: FileChange[],
  ): Promise<void>;
}

export function createRecoveryJournal(dataFolder: string, now: () => number): RecoveryJournal {
  const folderOf = (root: string) => join(dataFolder, 'recovery', hashOf(root).slice(0, 32));

  /** Journals that this session may take over: its own, and those of sessions that ended. */
  async function journalsFor(root: string, sessionId: string, live: ReadonlySet<string>): Promise<string[]> {
    const names = await readdir(folderOf(root)).catch(() => []);
    return names
      .filter((name) => /^[\w-]+\.json$/.test(name))
      .filter((name) => name === `${sessionId}.json` || !live.has(name.slice(0, -'.json'.length)))
      .map((name) => join(folderOf(root), name));
  }

  return {
    async find(root, sessionId, live) {
      const read = await Promise.all((await journalsFor(root, sessionId, live)).map(readJournal));
      const kept = read.filter((journal) => journal !== undefined && journal.changes.length > 0);
      const newest = kept.sort((left, right) => (right?.savedAt ?? 0) - (left?.savedAt ?? 0))[0];
      return newest ? { savedAt: newest.savedAt, changes: newest.changes } : null;
    },
    async keep(root, sessionId, live, changes) {
      const own = join(folderOf(root), `${sessionId}.json`);
      try {
        if (changes.length > 0) {
          await makeFolder(folderOf(root), 0o700);
          await writeWholeFile(own, JSON.stringify({ root, savedAt: now(), changes }), { mode: 0o600 });
        }
        const old = await journalsFor(root, sessionId, live);
        const gone = changes.length > 0 ? old.filter((path) => path !== own) : old;
        await Promise.all(gone.map((path) => rm(path, { force: true })));
      } catch (thrown) {
        throw toFileError(thrown, own);
      }
    },
  };
}

async function readJournal(path: string): Promise<z.output<typeof journalSchema> | undefined> {
  try {
    return journalSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
