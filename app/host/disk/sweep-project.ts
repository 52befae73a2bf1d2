import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type Layout, projectFolders } from '../project/project-files.ts';
import { isInside, isToolFolder } from '../project/project-path.ts';
import { sweepFolder } from './leftovers.ts';
import { parseTemporaryName } from './temporary-name.ts';

/** Clears what killed saves left in a project, in every folder that is read or written. Never rejects. */
export async function sweepProject(root: string, layout: Layout): Promise<void> {
  await sweepFolder(join(root, '.studio'));
  if (layout === 'loose') return sweepTree(root);
  await sweepFolder(root);
  const folders = await Promise.all(projectFolders(root).map((folder) => realpath(folder).catch(() => '')));
  await Promise.all(folders.filter((folder) => folder !== '' && isInside(root, folder)).map(sweepTree));
}

/** Links in it are not followed. */
async function sweepTree(folder: string): Promise<void> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (entries.some(({ name }) => parseTemporaryName(name) !== null)) await sweepFolder(folder);
  const inside = entries.filter((entry) => entry.isDirectory() && isOpen(entry.name));
  await Promise.all(inside.map(({ name }) => sweepTree(join(folder, name))));
}

function isOpen(name: string): boolean {
  return !name.startsWith('.') && !isToolFolder(name);
}
