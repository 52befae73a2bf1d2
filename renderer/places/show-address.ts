import { closeProject, openProject } from '../project-life/open-project.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import type { Address } from './address.ts';

/** What the window shows now. */
export function currentAddress({ current }: StudioWindow): Address {
  const { workspace } = current.getState();
  if (workspace === null) return { folder: null, view: { kind: 'none' }, nodes: [] };
  const { view, nodeIds: nodes } = workspace.selection.getState();
  const { root } = workspace.project.getState().opened;
  return { folder: root, view, nodes: view.kind === 'flow' ? nodes : [] };
}

/** Shows what an address tells; what is not there, or not wanted since work would be lost, stays as it is and is told. */
export async function showAddress(studio: StudioWindow, address: Address): Promise<void> {
  const { workspace } = studio.current.getState();
  const folder = workspace?.project.getState().opened.root ?? null;
  if (address.folder === null && workspace !== null) return closeProject(workspace);
  if (address.folder !== null && address.folder !== folder) await openProject(studio, address.folder);
  const shown = studio.current.getState().workspace;
  if (shown === null || shown.project.getState().opened.root !== address.folder) return;
  const { showView } = await import('./show-view.ts');
  showView(shown, address);
}
