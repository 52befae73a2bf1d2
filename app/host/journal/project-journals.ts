import type { ProjectFolder } from '../project/project-folder.ts';
import type { OnTrouble } from '../storage/troubles.ts';
import { createFileJournals, type FileJournals } from './file-journals.ts';

/** The journals of every open folder, the same for all windows that show it. */
export interface ProjectJournals {
  of(folder: ProjectFolder): FileJournals;
  close(): Promise<void>;
}

export function createProjectJournals(onTrouble: OnTrouble): ProjectJournals {
  const all = new Map<string, FileJournals>();
  return {
    of(folder) {
      const { root } = folder;
      const journals =
        all.get(root) ?? createFileJournals(root, { onTrouble, isReadOnly: () => folder.isReadOnly() });
      all.set(root, journals);
      return journals;
    },
    async close() {
      await Promise.all([...all.values()].map((journals) => journals.close()));
    },
  };
}
