import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { recentProjectSchema } from '../../../core/contract/host/projects.ts';
import { createJsonFile } from './json-file.ts';

type RecentProject = z.output<typeof recentProjectSchema>;

const recentSchema = z.array(z.object({ root: z.string(), openedAt: z.number() }));
const maxRecent = 20;

/** The folders opened last, newest first. */
export interface RecentProjects {
  list(): Promise<RecentProject[]>;
  add(root: string): Promise<void>;
  remove(root: string): Promise<RecentProject[]>;
}

export function createRecentProjects(dataFolder: string, now: () => number): RecentProjects {
  const file = createJsonFile(join(dataFolder, 'recent.json'), recentSchema, []);
  return {
    list: async () => Promise.all((await file.read()).map(describe)),
    async add(root) {
      await file.update((entries) =>
        [{ root, openedAt: now() }, ...entries.filter((entry) => entry.root !== root)].slice(0, maxRecent),
      );
    },
    async remove(root) {
      const left = await file.update((entries) => entries.filter((entry) => entry.root !== root));
      return Promise.all(left.map(describe));
    },
  };
}

async function describe(entry: { root: string; openedAt: number }): Promise<RecentProject> {
  const found = await stat(entry.root).catch(() => undefined);
  return { ...entry, name: basename(entry.root), exists: found?.isDirectory() ?? false };
}
