import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { isPortableName } from '../../../core/project/file-names.ts';
import { errorCode } from './file-error.ts';

/** Folders that belong to git, to package managers and to the Studio's own bookkeeping. */
const toolFolders = new Set(['.git', '.studio', 'node_modules']);

/** Refuses a path (relative, POSIX separators) that could leave its folder or touches a tool's folder. */
export function checkRelativePath(path: string): void {
  const parts = path.split('/');
  const leaves =
    /[\\\u0000]/.test(path) ||
    /^[A-Za-z]:/.test(path) ||
    parts.some((part) => part === '' || part === '.' || part === '..');
  if (leaves) throw new CodedError('host.bad-path', { path });
  if (parts.some((part) => isToolFolder(part))) throw new CodedError('host.protected-path', { path });
}

/** Refuses names for new files and folders that Windows can't hold, so that a project can move between systems. */
export function checkNewName(name: string): void {
  if (!isPortableName(name)) throw new CodedError('host.unsafe-name', { name });
}

export function isToolFolder(name: string): boolean {
  return toolFolders.has(name.toLowerCase());
}

/**
 * The absolute path of a file in `root` (a real path). Refuses paths that lead outside, by themselves or by a symbolic
 * link on the way: what exists of the path must really be below the root, and in no tool's folder.
 */
export async function resolveInside(root: string, path: string): Promise<string> {
  checkRelativePath(path);
  const target = resolve(root, ...path.split('/'));
  const real = await realPathOfExisting(target);
  if (!isInside(root, real)) throw new CodedError('host.link-outside', { path });
  if (toProjectPath(root, real).split('/').some(isToolFolder))
    throw new CodedError('host.protected-path', { path });
  return target;
}

/** Whether `path` is `root` or below it; both absolute. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path;
}

/** A path of the system as a project names it. */
export function toProjectPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** The real path of a file that may not exist yet: links are followed as far as the path exists. */
async function realPathOfExisting(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (thrown) {
    if (errorCode(thrown) !== 'ENOENT') throw thrown;
  }
  // A link to nothing: writing through it would make a file wherever it points.
  const link = await lstat(path).catch(() => undefined);
  if (link?.isSymbolicLink()) throw new CodedError('host.link-outside', { path: basename(path) });
  const parent = dirname(path);
  return parent === path ? path : join(await realPathOfExisting(parent), basename(path));
}
