import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { recentProjectSchema } from '../../../core/contract/host/projects.ts';
import { toFileError } from '../project/file-error.ts';
import { createJsonFile } from './json-file.ts';
import type { OnTrouble } from './troubles.ts';

type RecentProject = z.output<typeof recentProjectSchema>;

const recentSchema = z.array(z.object({ root: z.string(), openedAt: z.number() }));
type Entries = z.output<typeof recentSchema>;
const maxRecent = 20;

/** The folders opened last, newest first. Nothing here rejects: a list that can't be kept keeps no project from opening. */
export interface RecentProjects {
  list(): Promise<RecentProject[]>;
  add(root: string): Promise<void>;
  remove(root: string): Promise<RecentProject[]>;
}

export function createRecentProjects(
  dataFolder: string,
  now: () => number,
  onTrouble: OnTrouble,
): RecentProjects {
  const file = createJsonFile(join(dataFolder, 'recent.json'), recentSchema, [], onTrouble);
  async function update(change: (entries: Entries) => Entries): Promise<Entries> {
    try {
      return await file.update(change);
    } catch (thrown) {
      onTrouble(toFileError(thrown, 'recent.json'));
      return file.read();
    }
  }
  return {
    list: async () => Promise.all((await file.read()).map(describe)),
    async add(root) {
      const opened = { root, openedAt: now() };
      await update((entries) => [opened, ...without(entries, root)].slice(0, maxRecent));
    },
    async remove(root) {
      const left = await update((entries) => without(entries, root));
      return Promise.all(left.map(describe));
    },
  };
}

function without(entries: Entries, root: string): Entries {
  return entries.filter((entry) => entry.root !== root);
}

async function describe(entry: { root: string; openedAt: number }): Promise<RecentProject> {
  const found = await stat(entry.root).catch(() => undefined);
  return { ...entry, name: basename(entry.root), exists: found?.isDirectory() ?? false };
}
