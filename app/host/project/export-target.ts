import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { ExportedFile } from '../../../core/project/export.ts';
import { isProjectPath, type Layout } from './project-files.ts';
import { toProjectPath } from './project-path.ts';

/**
 * What an export to the folder `target` would do to the project in `root` (both real paths): define everything in it twice,
 * which stops KisFlow's import (`config`), or lie where the project keeps other files (`files`). Null when it does neither:
 * elsewhere, or where every file is already what would be written, by `textOf`.
 */
export async function exportClash(
  { root, layout }: { root: string; layout: Layout },
  target: string,
  files: readonly ExportedFile[],
  textOf: (path: string) => Promise<string | null>,
): Promise<'config' | 'files' | null> {
  const inside = toProjectPath(root, target);
  if (inside === '..' || inside.startsWith('../') || isAbsolute(inside)) return null;
  const named = fileNamedBy(inside, layout);
  // A folder named as one of its files stops KisFlow's import.
  if (named !== undefined) return /\.ya?ml$/.test(named) ? 'config' : 'files';
  for (const { path, text } of files) {
    const own = inside === '' ? path : `${inside}/${path}`;
    if (!isProjectPath(own, layout) || (await textOf(own)) === text) continue;
    return layout === 'loose' || own.startsWith('conf/') ? 'config' : 'files';
  }
  return null;
}

/** The folder, or the one it lies in, that would have the name of a file which the project reads, be it there or not. */
function fileNamedBy(folder: string, layout: Layout): string | undefined {
  const parts = folder.split('/');
  const ancestors = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return ancestors.find((path) => isProjectPath(path, layout) && /\.(json|ya?ml)$/.test(path));
}

/** The path with the links in it followed, as far as it is there. */
export async function realPathSoFar(path: string): Promise<string> {
  const found = await realpath(path).catch(() => undefined);
  if (found !== undefined || dirname(path) === path) return found ?? path;
  return join(await realPathSoFar(dirname(path)), basename(path));
}
