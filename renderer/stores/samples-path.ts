import { projectModel, sampleExtensions } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import type { ProjectState } from './project-store.ts';

type Files = Pick<ProjectState, 'project' | 'opened'>;

/**
 * The file with a flow's sample rows: the one chosen for it, else the flow's own. A file too large to be edited is none of
 * the project's texts, but is there all the same.
 */
export function samplesPath({ project, opened }: Files, flow: string): string {
  if (project === null) return '';
  const model = projectModel(project);
  const chosen = flowStudio(model.studio, flow).run.samples;
  if (chosen !== undefined) return chosen;
  const own = model.samplesFile(flow);
  if (project.files.has(own)) return own;
  const base = own.replace(/\.[^.]+$/, '');
  const large = sampleExtensions.map((extension) => base + extension);
  return large.find((path) => opened?.largeFiles.some((file) => file.path === path)) ?? own;
}

/** All files in `samples/`, by path. */
export function samplePaths(project: Project | null, opened: ProjectState['opened']): string[] {
  const texts = [...(project?.files.keys() ?? [])].filter((path) => path.startsWith('samples/'));
  return [...new Set([...texts, ...(opened?.largeFiles.map(({ path }) => path) ?? [])])].sort();
}
