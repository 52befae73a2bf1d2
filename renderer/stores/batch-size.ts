import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { flowStudio } from '../../core/project/studio-file.ts';

/** The batch size that a flow has of its own in studio.json; undefined when the setting for all flows holds. */
export function ownBatchSize(project: Project, flow: string | null): number | undefined {
  if (flow === null) return undefined;
  return flowStudio(projectModel(project).studio, flow).run.batchSize;
}
