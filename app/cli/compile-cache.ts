import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolderOf } from '../host/storage/data-folder.ts';

/**
 * Keeps what V8 makes of the command's own files from one run to the next: it starts in half of the time. Kept where nobody but
 * the person writes, since what lies there is run; where that can't be written, nothing is kept.
 */
export function keepCompiled(env: NodeJS.ProcessEnv): void {
  const folder = join(dataFolderOf({ platform: process.platform, env, homeFolder: homedir() }), 'compiled');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return;
  }
  enableCompileCache(folder);
}
