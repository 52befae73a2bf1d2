import { access, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { HostParams } from '../host-params.ts';
import type { FirstHandlers } from '../host-services.ts';
import { toFileError } from '../project/file-error.ts';
import { inParallel } from '../project/in-parallel.ts';

export const folderHandlers = { 'folder.list': listFolder } satisfies Partial<FirstHandlers>;

async function listFolder({ path }: HostParams<'folder.list'>) {
  const folder = resolve(path ?? homedir());
  const entries = await readdir(folder, { withFileTypes: true }).catch((thrown: unknown) => {
    throw toFileError(thrown, folder);
  });
  const candidates = entries.filter(
    (entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'),
  );
  const folders = await inParallel(candidates, 32, (entry) => describeFolder(folder, entry.name));
  const parent = dirname(folder);
  return {
    path: folder,
    parent: parent === folder ? null : parent,
    folders: folders
      .filter((found) => found !== undefined)
      .sort((left, right) => left.name.localeCompare(right.name)),
  };
}

async function describeFolder(parent: string, name: string) {
  const path = join(parent, name);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return undefined;
  const isProject = (await exists(join(path, 'conf'))) || (await exists(join(path, 'studio.json')));
  return { name, path, isProject };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
