import { withFile } from '../../../core/project/project.ts';
import { setRunSettings } from '../../../core/project/studio.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import type { ProjectState } from '../../stores/project-store.ts';
import { ownSamplesPath, samplePaths, samplesPath } from '../../stores/samples-path.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { useProject, useSelection, useWorkspace } from '../../stores/use-scopes.tsx';

/** The sample rows of the shown flow: a text that can be edited, a large file to look into, or nothing yet. */
export interface Samples {
  flow: string;
  path: string;
  /** All sample files of the project, this one among them. */
  paths: readonly string[];
  text: string | null;
  /** Bytes of a file that is too large to be edited as a whole. */
  largeBytes: number | null;
  /** Records an edit of the text; with a merge key, typing becomes one undo step. */
  edit(label: TextKey, text: string, mergeKey?: string): void;
}

export function useSamples(): Samples | null {
  const workspace = useWorkspace();
  const view = useSelection((selection) => selection.view);
  const project = useProject((state) => state.project);
  const opened = useProject((state) => state.opened);
  return view.kind === 'flow' ? samplesIn(workspace, { project, opened }, view.flow) : null;
}

/** The sample rows of a flow as they are now. */
export function samplesOf(workspace: Workspace, flow: string): Samples {
  return samplesIn(workspace, workspace.project.getState(), flow);
}

function samplesIn(
  workspace: Workspace,
  { project, opened }: Pick<ProjectState, 'project' | 'opened'>,
  flow: string,
): Samples {
  const path = samplesPath({ project, opened }, flow);
  return {
    flow,
    path,
    paths: [...new Set([path, ...samplePaths(project, opened)])].sort(),
    text: project.files.get(path)?.text ?? null,
    largeBytes: opened.largeFiles.find((file) => file.path === path)?.bytes ?? null,
    edit: (label, text, mergeKey) =>
      workspace.project.getState().edit(label, (current) => withFile(current, path, text), mergeKey),
  };
}

/** Lets a flow run with another file's rows; the flow's own is not written down. */
export function chooseSamples(workspace: Workspace, flow: string, path: string): void {
  const { edit, opened } = workspace.project.getState();
  edit('samples.chooseEdit', (project) => {
    const isOwn = path === ownSamplesPath(project, opened, flow);
    return setRunSettings(project, flow, { samples: isOwn ? undefined : path });
  });
}
