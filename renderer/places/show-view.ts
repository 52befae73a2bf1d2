import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';
import type { Address } from './address.ts';

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
