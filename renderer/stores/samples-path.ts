import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { samplesPathOf } from '../../core/project/samples-path.ts';
import type { ProjectState } from './project-store.ts';

type Files = Pick<ProjectState, 'project' | 'opened'>;

/** The file that a run of the flow takes its rows from. */
export function samplesPath({ project, opened }: Files, flow: string): string {
  return samplesPathOf(projectModel(project), flow, largePaths(opened));
}

/** The flow's own file, which runs when none is chosen for it. */
export function ownSamplesPath(project: Project, opened: ProjectState['opened'], flow: string): string {
  return projectModel(project).samplesFile(flow, largePaths(opened));
}

function largePaths(opened: ProjectState['opened']): string[] {
  return opened.largeFiles.map(({ path }) => path);
}

/** All files in `samples/`, by path. */
export function samplePaths(project: Project, opened: ProjectState['opened']): string[] {
  const texts = [...project.files.keys()].filter((path) => path.startsWith('samples/'));
  return [...new Set([...texts, ...largePaths(opened)])].sort();
}
