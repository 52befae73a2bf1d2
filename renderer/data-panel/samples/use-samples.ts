import { projectModel } from '../../../core/project/model.ts';
import { withFile } from '../../../core/project/project.ts';
import { flowStudio } from '../../../core/project/studio-file.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import { useApp, useProject, useSelection } from '../../stores/app-stores.tsx';

/** The sample rows of the shown flow: a text that can be edited, a large file to look into, or nothing yet. */
export interface Samples {
  flow: string;
  path: string;
  text: string | null;
  /** Bytes of a file that is too large to be edited as a whole. */
  largeBytes: number | null;
  /** Records an edit of the text; with a merge key, typing becomes one undo step. */
  edit(label: TextKey, text: string, mergeKey?: string): void;
}

export function useSamples(): Samples | null {
  const app = useApp();
  const view = useSelection((selection) => selection.view);
  const project = useProject((state) => state.project);
  const largeFiles = useProject((state) => state.opened?.largeFiles);
  if (view.kind !== 'flow' || project === null) return null;
  const model = projectModel(project);
  const path = flowStudio(model.studio, view.flow).run.samples ?? model.samplesFile(view.flow);
  return {
    flow: view.flow,
    path,
    text: project.files.get(path)?.text ?? null,
    largeBytes: largeFiles?.find((file) => file.path === path)?.bytes ?? null,
    edit: (label, text, mergeKey) =>
      app.project.getState().edit(label, (current) => withFile(current, path, text), mergeKey),
  };
}
