import type { SourceFile } from '../../core/project/project.ts';
import type { ProjectState } from './project-store.ts';

const counted = new WeakMap<SourceFile, number>();

/** How many rows a sample file has; null for a JSON array and a large file, which only a run counts. */
export function countSamples(
  { project, opened }: Pick<ProjectState, 'project' | 'opened'>,
  path: string,
): number | null {
  const file = project.files.get(path);
  if (file === undefined) return opened.largeFiles.some((large) => large.path === path) ? null : 0;
  if (path.endsWith('.json')) return null;
  const known = counted.get(file) ?? countLines(file);
  counted.set(file, known);
  return known;
}

/** Lines that hold something, but for the names in a CSV file. */
function countLines({ path, text }: SourceFile): number {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  return path.endsWith('.csv') ? Math.max(0, lines - 1) : lines;
}
