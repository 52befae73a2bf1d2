import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BegunWork } from '../disk/begun-work.ts';
import { sweepFolders } from '../disk/leftovers.ts';

/** At a start: clears what killed hosts left in the data folder, and finishes what they had begun elsewhere. Never rejects. */
export async function sweepData(dataFolder: string, begunWork: BegunWork): Promise<void> {
  const recovery = join(dataFolder, 'recovery');
  const projects = await readdir(recovery).catch(() => []);
  await sweepFolders([
    dataFolder,
    join(dataFolder, 'examples'),
    ...projects.map((name) => join(recovery, name)),
  ]);
  await begunWork.sweep();
}
