import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** A case to replay: its folder, and its path below the folder that was asked for. */
export interface FoundCase {
  readonly folder: string;
  readonly name: string;
}

/**
 * The cases at or anywhere below a folder, in order of their paths: every folder with a case.json or an expected.json, even if the
 * other of the two is missing, so that an incomplete case is not passed over in silence.
 */
export function findCases(root: string): FoundCase[] {
  const found: FoundCase[] = [];
  const seen = new Set<string>();
  const visit = (folder: string): void => {
    const real = realpathSync(folder);
    if (seen.has(real)) return;
    seen.add(real);
    const names = readdirSync(folder).sort();
    if (names.includes('case.json') || names.includes('expected.json'))
      found.push({ folder, name: relative(root, folder) || basename(folder) });
    else for (const name of names) if (isFolder(join(folder, name))) visit(join(folder, name));
  };
  if (isFolder(root)) visit(root);
  return found;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
