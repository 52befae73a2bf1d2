import { freePath } from '../../../../core/project/file-names.ts';
import { withFile } from '../../../../core/project/project.ts';
import { appendRows } from '../../../../core/samples/append-rows.ts';
import { samplePaths } from '../../../stores/samples-path.ts';
import type { Workspace } from '../../../stores/scopes.ts';
import { chooseSamples, type Samples } from '../use-samples.ts';

/** Keeps rows, each as JSON, as a JSON Lines file of its own beside the one that is shown, which the flow runs with from then on. */
export function keepAsLines(workspace: Workspace, samples: Samples, rows: readonly string[]): void {
  const { project, opened } = workspace.project.getState();
  const name = samples.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const path = freePath(samplePaths(project, opened), 'samples/', '', name, '.jsonl');
  workspace.project
    .getState()
    .edit('samples.importEdit', (before) => withFile(before, path, appendRows('', rows)));
  chooseSamples(workspace, samples.flow, path);
}
