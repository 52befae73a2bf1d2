import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { toFileError } from './file-error.ts';
import { layoutOf } from './project-files.ts';
import { createProjectFolder, type ProjectFolder } from './project-folder.ts';

/** The folders open in this host, one object a real path however many windows show it. */
export interface ProjectFolders {
  /** The folder at `path`, shared with others that have it open. Throws `host.not-a-folder` or `host.no-permission`. */
  get(path: string): Promise<ProjectFolder>;
  /** Forgets a folder that nobody shows any more. */
  release(folder: ProjectFolder): void;
}

export function createProjectFolders(): ProjectFolders {
  const folders = new Map<string, ProjectFolder>();
  return {
    async get(path) {
      const root = await realFolder(path);
      const layout = await layoutOf(root);
      const folder = folders.get(root) ?? createProjectFolder(root, layout);
      folders.set(root, folder);
      return folder;
    },
    release(folder) {
      if (folder.viewers.size === 0) folders.delete(folder.root);
    },
  };
}

/** The real path of an existing folder. */
export async function realFolder(path: string): Promise<string> {
  // An empty text would mean the folder where the program was started: a script's variable that is not set.
  if (path === '') throw new CodedError('host.not-a-folder', { path });
  try {
    const root = await realpath(resolve(path));
    if ((await stat(root)).isDirectory()) return root;
  } catch (thrown) {
    const error = toFileError(thrown, path);
    if (error.code !== 'host.file-missing') throw error;
  }
  throw new CodedError('host.not-a-folder', { path });
}
