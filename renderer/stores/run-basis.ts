import type { RunBasis } from '../../core/project/flow-changes.ts';
import type { ProjectModel } from '../../core/project/model.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import type { ProjectState } from './project-store.ts';
import { samplesPath } from './samples-path.ts';

/** What a run of the flow would stand on now, by a model of the project (that of files, or the one that is shown). */
export function runBasis(
  files: Pick<ProjectState, 'project' | 'opened'>,
  model: ProjectModel,
  flow: string,
): RunBasis {
  const path = samplesPath(files, flow);
  return {
    model,
    files: files.project.files,
    rows: {
      path,
      text: files.project.files.get(path)?.text,
      bytes: files.opened.largeFiles.find((file) => file.path === path)?.bytes,
      pinned: flowStudio(model.studio, flow).pinned,
    },
  };
}
