import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

// Taken before user code is loaded: what it puts in their place changes nothing here.
const realPathOf = realpathSync.native;

/** The packages of a project: the files of its node_modules, and no others. */
export interface Packages {
  /** Whether the file is really in there: a link that leads out of node_modules leads to no package. */
  holds(url: string): boolean;
  holdsPath(path: string): boolean;
}

/** `root` is the project's folder; what lies in `own` is never a package of it: the engine may be installed in there. */
export function packagesOf(root: string, own: readonly string[]): Packages {
  const folder = `${realOrGiven(join(root, 'node_modules'))}${sep}`;
  const ownFolders = own.map((path) => `${realOrGiven(path)}${sep}`);
  function holdsPath(path: string): boolean {
    try {
      const real = realPathOf(path);
      return real.startsWith(folder) && !ownFolders.some((one) => real.startsWith(one));
    } catch {
      return false;
    }
  }
  return {
    holdsPath,
    holds(url) {
      try {
        return holdsPath(fileURLToPath(url));
      } catch {
        return false;
      }
    },
  };
}

function realOrGiven(path: string): string {
  try {
    return realPathOf(path);
  } catch {
    return path;
  }
}
