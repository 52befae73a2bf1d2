import type { ProjectModel } from './model.ts';
import { flowStudio } from './studio-file.ts';

/**
 * The file with a flow's sample rows, by one rule for the Studio and the command: the one chosen for it in studio.json, else
 * the flow's own in `samples/`, `.jsonl` before `.json` before `.csv`. `largeFiles` are paths of sample files that are too
 * large to be among the project's texts; they are there all the same.
 */
export function samplesPathOf(model: ProjectModel, flow: string, largeFiles: readonly string[] = []): string {
  return flowStudio(model.studio, flow).run.samples ?? model.samplesFile(flow, largeFiles);
}
