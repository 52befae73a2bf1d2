import { join } from 'node:path';
import * as z from 'zod';
import { createJsonFile } from './json-file.ts';
import type { OnTrouble } from './troubles.ts';

/** The folders whose code this person has agreed to run, by real path; kept outside of the folders themselves. */
export interface TrustedFolders {
  isTrusted(root: string): Promise<boolean>;
  /** Rejects when it can't be kept; until this process ends it holds all the same. */
  set(root: string, trusted: boolean): Promise<void>;
}

export function createTrustedFolders(dataFolder: string, onTrouble: OnTrouble): TrustedFolders {
  const file = createJsonFile(join(dataFolder, 'trusted.json'), z.array(z.string()), [], onTrouble);
  return {
    isTrusted: async (root) => (await file.read()).includes(root),
    async set(root, trusted) {
      await file.update((roots) => {
        const others = roots.filter((other) => other !== root);
        return trusted ? [...others, root] : others;
      });
    },
  };
}
