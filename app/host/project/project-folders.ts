import { layoutOf } from './project-files.ts';
import { createProjectFolder, type ProjectFolder } from './project-folder.ts';
import { realFolder } from './real-folder.ts';

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
