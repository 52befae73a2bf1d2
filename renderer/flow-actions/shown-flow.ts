import { type NodeId, nodeIds } from '../../core/project/chain.ts';
import { type FlowEntry, type ProjectModel, projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';

/** The flow on the canvas as the project has it now. */
export interface ShownFlow {
  entry: FlowEntry;
  model: ProjectModel;
  /** Node ids by place in the chain. */
  ids: readonly NodeId[];
  /** Places of the selected functions, in order. */
  selected: readonly number[];
}

/** The shown flow; null on the project map, and while its file can't be read (then nothing can be edited). */
export function shownFlow(workspace: Workspace): ShownFlow | null {
  const { view, nodeIds: selectedIds } = workspace.selection.getState();
  const { project } = workspace.project.getState();
  if (view.kind !== 'flow') return null;
  const model = projectModel(project);
  const entry = model.flow(view.flow);
  if (!entry) return null;
  const ids = nodeIds(entry.config);
  const wanted = new Set(selectedIds);
  const selected = ids.flatMap((id, place) => (wanted.has(id) ? [place] : []));
  return { entry, model, ids, selected };
}

/** Where something new goes: into the selected edge, after the selected functions, else at the end of the chain. */
export function insertionIndex(workspace: Workspace, { ids, selected }: ShownFlow): number {
  const { edgeIndex } = workspace.selection.getState();
  if (edgeIndex !== null) return Math.min(edgeIndex, ids.length);
  const last = selected.at(-1);
  return last === undefined ? ids.length : last + 1;
}

export function hasFlow(workspace: Workspace): boolean {
  return shownFlow(workspace) !== null;
}

export function hasSelectedFunctions(workspace: Workspace): boolean {
  return (shownFlow(workspace)?.selected.length ?? 0) > 0;
}
