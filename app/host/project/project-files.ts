import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTemporaryName } from '../disk/temporary-name.ts';
import { rareError } from '../rare-errors.ts';
import { errorCode, toFileError } from './file-error.ts';
import { isInside, isToolFolder, toProjectPath } from './project-path.ts';

/** Enough for any project; a home folder opened by mistake has more. */
const maxEntries = 100_000;
const partFolders = ['conf', 'functions', 'connectors', 'samples', 'tests', 'sources'];
const goldenFile = /\.(?:json|jsonl|csv)$/;
/** What KisFlow's import reads. */
const yaml = /\.ya?ml$/;
/** What people take for it, too: a rule tells that KisFlow passes it over. */
const yamlInAnyCase = /\.ya?ml$/i;

/** Where a project keeps its files: below `conf/` and its neighbours, or YAML anywhere when there is no `conf/`. */
export type Layout = 'standard' | 'loose';

export async function layoutOf(root: string): Promise<Layout> {
  const path = join(root, 'conf');
  const conf = await lstat(path).catch(() => undefined);
  // A link that leads nowhere was meant to be one.
  const isBroken = conf?.isSymbolicLink() && (await stat(path).catch(() => undefined)) === undefined;
  return isBroken || (await isFolder(path)) ? 'standard' : 'loose';
}

/** What of a folder is the project's: told by the path alone, before anything is read. */
export function isProjectPath(path: string, layout: Layout): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.some(isToolFolder) || parseTemporaryName(name) !== null) return false;
  if (path === 'studio.json') return true;
  const [top = ''] = parts;
  if (parts.length > 1 && top === 'conf') return yamlInAnyCase.test(name);
  // Projects in other languages keep code in a folder of that name.
  if (parts.length > 1 && top === 'tests')
    return goldenFile.test(name) || (layout === 'loose' && yamlInAnyCase.test(name));
  if (parts.length > 1 && top === 'sources') return parts.length === 2 && /^[^.].*\.json$/.test(name);
  if (parts.length > 1 && partFolders.includes(top)) return !name.startsWith('.');
  return layout === 'loose' && yamlInAnyCase.test(name);
}

/** Whether KisFlow's import would take this for a config file, a folder too (trap 19). */
export function isNamedAsConfig(path: string): boolean {
  return path.startsWith('conf/') && yaml.test(path);
}

/** The folders and files to look into, as absolute paths. */
export function projectRoots(root: string, layout: Layout): string[] {
  if (layout === 'loose') return [root];
  return [...projectFolders(root), join(root, 'studio.json')];
}

/** The folders of a project with `conf/`, as absolute paths. */
export function projectFolders(root: string): string[] {
  return partFolders.map((folder) => join(root, folder));
}

/**
 * Paths of all files of a project, relative to its root, in no order. Of linked folders only the project's own are entered, where
 * they lead to one within it; the names of the others are listed, to be told. So is a tool's folder in `conf/` that holds YAML, and a
 * folder in `conf/` that is named as a file and holds none: KisFlow's import stops there.
 */
export async function listProjectFiles(root: string, layout: Layout): Promise<string[]> {
  const found: string[] = [];
  let entries = 0;
  async function enter(folder: string): Promise<void> {
    const inside = await readFolder(folder);
    // One that may not be read is listed, so that it is told: what it holds seems to be missing. Others' folders are not our concern.
    if (inside === null && layout === 'standard') found.push(toProjectPath(root, folder));
    if (inside === null) return;
    entries += inside.length;
    if (entries > maxEntries) throw rareError('host.too-many-files', { path: root, limit: maxEntries });
    await Promise.all(inside.map((entry) => visit(folder, entry)));
  }
  async function visit(folder: string, entry: Dirent): Promise<void> {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const hidden = layout === 'loose' && entry.name.startsWith('.');
      const name = toProjectPath(root, path);
      if (isToolFolder(entry.name)) {
        // KisFlow's import enters it.
        if (name.startsWith('conf/') && (await holdsYaml(path))) found.push(name);
        return;
      }
      if (hidden) return;
      await enter(path);
      if (isNamedAsConfig(name) && !found.some((file) => file.startsWith(`${name}/`))) found.push(name);
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      const name = toProjectPath(root, path);
      const isLinkedFolder = entry.isSymbolicLink() && layout === 'standard' && (await isFolder(path));
      if (isProjectPath(name, layout) || (isLinkedFolder && !isToolFolder(entry.name))) found.push(name);
    }
  }
  if (layout === 'loose') {
    await enter(root);
    return found;
  }
  for (const entry of (await readFolder(root)) ?? []) {
    if (entry.isSymbolicLink() && partFolders.includes(entry.name)) await visitLinkedPart(entry.name);
    const wanted = entry.isDirectory() ? partFolders.includes(entry.name) : entry.name === 'studio.json';
    if (wanted) await visit(root, entry);
  }
  return found;

  /** Followed within the root, as KisFlow follows a linked folder that it is given; else its name is told. */
  async function visitLinkedPart(name: string): Promise<void> {
    const path = join(root, name);
    const real = await realpath(path).catch(() => undefined);
    if (real !== undefined && isInside(root, real) && (await isFolder(path))) await enter(path);
    else found.push(name);
  }
}

async function holdsYaml(folder: string): Promise<boolean> {
  for (const entry of (await readFolder(folder)) ?? []) {
    if (entry.isDirectory() ? await holdsYaml(join(folder, entry.name)) : yaml.test(entry.name)) return true;
  }
  return false;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** What is in a folder; null where it may not be read. The rest of the project opens all the same. */
async function readFolder(folder: string): Promise<Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === 'EACCES' || code === 'EPERM') return null;
    // It went away.
    if (code === 'ENOENT') return [];
    throw toFileError(thrown, folder);
  }
}
