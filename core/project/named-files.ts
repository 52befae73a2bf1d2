import { markedFileName, safeFileName } from './file-names.ts';

interface Named {
  path: string;
}

/**
 * Finds files of one folder by the name of the flow, function or connector they belong to. Marked file names win: where
 * two names differ only in case, the plain file belongs to the other one. Of several extensions the first one listed wins.
 */
export function namedFiles<File extends Named>(
  files: () => Iterable<File>,
  folder: string,
  extensions: readonly string[],
): (name: string) => File | undefined {
  let index: Map<string, File> | undefined;
  let anyMarked = false;
  return (name) => {
    if (!index) {
      index = indexOf(files(), folder, extensions);
      for (const stem of index.keys()) anyMarked ||= stem.includes('~');
    }
    const marked = anyMarked ? index.get(markedFileName(name)) : undefined;
    return marked ?? index.get(safeFileName(name));
  };
}

function indexOf<File extends Named>(
  files: Iterable<File>,
  folder: string,
  extensions: readonly string[],
): Map<string, File> {
  const index = new Map<string, File>();
  for (const file of files) {
    if (!file.path.startsWith(folder)) continue;
    const rank = extensions.findIndex((extension) => file.path.endsWith(extension));
    if (rank === -1) continue;
    const stem = file.path.slice(folder.length, -(extensions[rank]?.length ?? 0));
    const there = index.get(stem);
    if (!there || extensions.findIndex((extension) => there.path.endsWith(extension)) > rank)
      index.set(stem, file);
  }
  return index;
}
