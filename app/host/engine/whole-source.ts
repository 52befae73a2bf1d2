import { fileRows, lineRows, type RowSource } from '../rows/row-source.ts';
import type { RunRequest } from '../run-engine.ts';

/** All rows of a run. Messages call a file of the project by its path in it. */
export function wholeSource({ source, root }: Pick<RunRequest, 'source' | 'root'>): RowSource {
  if (source.kind === 'lines') return lineRows(source.lines, source.name);
  const inside = source.path.startsWith(root)
    ? source.path.slice(root.length).replace(/^[/\\]+/, '')
    : source.path;
  return fileRows(source.path, inside.replaceAll('\\', '/'));
}
