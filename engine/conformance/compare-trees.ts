import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files of two folders that are not the same bytes, or only in one; a line each. A missing folder has no files. */
export function compareTrees(expected: string, actual: string): string[] {
  const names = new Set([...filesBelow(expected), ...filesBelow(actual)]);
  return [...names].sort().flatMap((name) => {
    const [one, other] = [textOf(join(expected, name)), textOf(join(actual, name))];
    if (one === other) return [];
    return [`export ${name}: KisFlow ${JSON.stringify(one)}, here ${JSON.stringify(other)}`];
  });
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'latin1') : null;
}
