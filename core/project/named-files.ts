import { markedFileName, safeFileName } from './file-names.ts';
import type { Project, SourceFile } from './project.ts';

/**
 * Finds files of one folder by the name of the flow, function or connector they belong to. Marked file names win: where
 * two names differ only in case, the plain file belongs to the other one. Of several extensions the first one listed wins.
 */
export function namedFiles(
  project: Project,
  folder: string,
  extensions: readonly string[],
): (name: string) => SourceFile | undefined {
  let index: Map<string, SourceFile> | undefined;
  let anyMarked = false;
  return (name) => {
    if (!index) {
      index = indexOf(project, folder, extensions);
      for (const stem of index.keys()) anyMarked ||= stem.includes('~');
    }
    const marked = anyMarked ? index.get(markedFileName(name)) : undefined;
    return marked ?? index.get(safeFileName(name));
  };
}

function indexOf(project: Project, folder: string, extensions: readonly string[]): Map<string, SourceFile> {
  const index = new Map<string, SourceFile>();
  for (const file of project.files.values()) {
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
