import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { fileChangeSchema } from '../../../core/contract/host/project.ts';
import {
  identityText,
  lifeOf,
  type ProcessIdentity,
  parseIdentity,
  thisProcess,
} from '../disk/process-identity.ts';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { toFileError } from '../project/file-error.ts';
import { makeFolder } from '../project/make-folder.ts';
import type { FileChange } from '../project/save-files.ts';
import { hashOf } from '../project/text-file.ts';

const journalSchema = z.object({
  root: z.string(),
  savedAt: z.number(),
  changes: z.array(fileChangeSchema),
  by: z.object({ computer: z.string(), pid: z.int() }).default({ computer: '', pid: 0 }),
});

/** Unsaved edits that nobody at this machine is working on any more. */
export interface RecoveryCopy {
  /** The id of the opened project that kept them. */
  id: string;
  savedAt: number;
  changes: FileChange[];
  /** Its window is gone; its whole Studio is; or it runs on another machine, if it still does. */
  left: 'by-window' | 'by-studio' | 'elsewhere';
  by: { computer: string; pid: number };
}

/**
 * Unsaved edits of every opened project, a file each in the data folder, named by what keeps it: neither a crash, nor another
 * window on the same folder, nor another Studio on the same data folder can lose them. Nothing is removed but by the one that
 * keeps it, or after a person has answered.
 */
export interface RecoveryJournal {
  /** The copies to offer, newest first. `live` holds the ids of this host's opened projects that somebody looks at. */
  find(root: string, live: ReadonlySet<string>): Promise<RecoveryCopy[]>;
  /** Keeps an opened project's edits in place of those that it kept before; an empty list forgets them. */
  keep(root: string, id: string, changes: FileChange[]): Promise<void>;
  /** Adds what is about to be saved to what is kept, so that a kill between two files of a save loses nothing. */
  keepAlso(root: string, id: string, changes: FileChange[]): Promise<void>;
  /** Forgets what was saved. */
  settle(root: string, id: string, saved: readonly { path: string; hash: string | null }[]): Promise<void>;
  /** The opened project is closed: what it still keeps is offered to whoever opens the folder next. */
  release(root: string, id: string): Promise<void>;
  /** Removes copies that were offered and answered; one that was kept anew since then stays. */
  forget(root: string, offered: readonly { id: string; savedAt: number }[]): Promise<void>;
}

/** A journal's file: `<id>.<identity>.json` while its project is open, `<id>.json` afterwards. */
interface JournalFile {
  path: string;
  id: string;
  keeper: ProcessIdentity | null;
}

export function createRecoveryJournal(dataFolder: string, now: () => number): RecoveryJournal {
  /** What this process keeps, by the id. */
  const kept = new Map<string, FileChange[]>();
  const folderOf = (root: string) => join(dataFolder, 'recovery', hashOf(root).slice(0, 32));
  const ownFile = (root: string, id: string) =>
    join(folderOf(root), `${id}.${identityText(thisProcess)}.json`);

  async function keep(root: string, id: string, changes: FileChange[]): Promise<void> {
    const own = ownFile(root, id);
    try {
      if (changes.length === 0) await rm(own, { force: true });
      else await writeJournal(own, { root, savedAt: now(), changes });
      kept.set(id, changes);
    } catch (thrown) {
      throw toFileError(thrown, own);
    }
  }

  return {
    async find(root, live) {
      const files = await journalsIn(folderOf(root));
      const copies = await Promise.all(files.map((file) => readCopy(file, live)));
      return copies.filter((copy) => copy !== undefined).sort((left, right) => right.savedAt - left.savedAt);
    },
    keep,
    async keepAlso(root, id, changes) {
      const before = new Map((kept.get(id) ?? []).map((change) => [change.path, change]));
      const isKept = ({ path, text }: FileChange) => before.get(path)?.text === text && before.has(path);
      if (changes.every(isKept)) return;
      for (const change of changes) before.set(change.path, change);
      await keep(root, id, [...before.values()]);
    },
    async settle(root, id, saved) {
      const before = kept.get(id) ?? [];
      const hashes = new Map(saved.map(({ path, hash }) => [path, hash]));
      const left = before.filter(
        ({ path, text }) => !hashes.has(path) || hashes.get(path) !== (text === null ? null : hashOf(text)),
      );
      if (left.length < before.length) await keep(root, id, left);
    },
    async release(root, id) {
      kept.delete(id);
      await rename(ownFile(root, id), join(folderOf(root), `${id}.json`)).catch(() => undefined);
    },
    async forget(root, offered) {
      const savedAt = new Map(offered.map((copy) => [copy.id, copy.savedAt]));
      for (const { id, path } of await journalsIn(folderOf(root))) {
        if (!savedAt.has(id)) continue;
        const journal = await readJournal(path);
        if (journal?.savedAt === savedAt.get(id)) await rm(path, { force: true });
      }
    },
  };
}

async function writeJournal(
  path: string,
  journal: Omit<z.output<typeof journalSchema>, 'by'>,
): Promise<void> {
  const by = { computer: hostname(), pid: process.pid };
  await makeFolder(join(path, '..'), 0o700);
  await writeWholeFile(path, JSON.stringify({ ...journal, by }), { mode: 0o600 });
}

async function journalsIn(folder: string): Promise<JournalFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => {
    const [, id = '', keeper = ''] = /^([\w-]+)(?:\.([\w-]+))?\.json$/.exec(name) ?? [];
    return id === '' ? [] : [{ path: join(folder, name), id, keeper: parseIdentity(keeper) }];
  });
}

async function readCopy(file: JournalFile, live: ReadonlySet<string>): Promise<RecoveryCopy | undefined> {
  const left = await whoLeft(file, live);
  const journal = left && (await readJournal(file.path));
  if (!journal || journal.changes.length === 0) return undefined;
  const { savedAt, changes, by } = journal;
  return { id: file.id, savedAt, changes, left, by };
}

/** Undefined while someone works on it. */
async function whoLeft(
  { id, keeper }: JournalFile,
  live: ReadonlySet<string>,
): Promise<RecoveryCopy['left'] | undefined> {
  if (live.has(id)) return undefined;
  if (keeper === null) return 'by-window';
  if (identityText(keeper) === identityText(thisProcess)) return 'by-window';
  const life = await lifeOf(keeper);
  if (life === 'alive') return undefined;
  return life === 'dead' ? 'by-studio' : 'elsewhere';
}

async function readJournal(path: string): Promise<z.output<typeof journalSchema> | undefined> {
  try {
    return journalSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
