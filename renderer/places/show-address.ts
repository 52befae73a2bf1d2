import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { closeProject, openProject } from '../project-life/open-project.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';
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
  if (shown !== null && shown.project.getState().opened.root === address.folder) showView(shown, address);
}

/** Shows the flow or the map of an address in the open project. */
export function showView(workspace: Workspace, { view, nodes }: Address): void {
  const { selectNodes, showFlow, set } = workspace.selection.getState();
  if (view.kind === 'map') set({ view });
  if (view.kind !== 'flow') return;
  const entry = projectModel(workspace.project.getState().project).flow(view.flow);
  if (entry === undefined) {
    toast({ kind: 'warning', message: workspace.text('places.noFlow', { flow: view.flow }) });
    return;
  }
  const there = nodeIds(entry.config);
  showFlow(view.flow);
  if (nodes.length > 0) selectNodes(nodes.filter((id) => there.includes(id)));
}
