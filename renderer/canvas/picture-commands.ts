import { inWorkspace } from '../command-kit/command.ts';
import type { Workspace } from '../stores/scopes.ts';
import { saveAs } from '../ui/save-as.ts';

/** Pictures of the shown flow, for documents. */
export const pictureCommands = inWorkspace([
  {
    id: 'export.pictureSvg',
    label: 'export.pictureSvg',
    menu: 'file',
    enabled: (workspace) => shownFlow(workspace) !== null,
    run: (workspace) => savePicture(workspace, 'svg'),
  },
  {
    id: 'export.picturePng',
    label: 'export.picturePng',
    menu: 'file',
    enabled: (workspace) => shownFlow(workspace) !== null,
    run: (workspace) => savePicture(workspace, 'png'),
  },
]);

function shownFlow(workspace: Workspace): string | null {
  const { view } = workspace.selection.getState();
  return view.kind === 'flow' ? view.flow : null;
}

async function savePicture(workspace: Workspace, format: 'svg' | 'png'): Promise<void> {
  const flow = shownFlow(workspace);
  if (flow === null) return;
  // Drawing one is no part of the first load.
  const { exportFlowPicture } = await import('./export-picture.ts');
  saveAs(await exportFlowPicture(workspace, flow, format), `${flow}.${format}`);
}
