import { nodeIds } from '../../core/project/chain.ts';
import { type FlowEntry, type ProjectModel, projectModel } from '../../core/project/model.ts';
import type { App } from '../stores/app-stores.tsx';

/** The flow on the canvas as the project has it now. */
export interface ShownFlow {
  entry: FlowEntry;
  model: ProjectModel;
  /** Node ids by place in the chain. */
  ids: readonly string[];
  /** Places of the selected functions, in order. */
  selected: readonly number[];
}

/** The shown flow; null on the project map, and while its file can't be read (then nothing can be edited). */
export function shownFlow(app: App): ShownFlow | null {
  const { view, nodeIds: selectedIds } = app.selection.getState();
  const { project } = app.project.getState();
  if (view.kind !== 'flow' || project === null) return null;
  const model = projectModel(project);
  const entry = model.flow(view.flow);
  if (!entry) return null;
  const ids = nodeIds(entry.config);
  const wanted = new Set(selectedIds);
  const selected = ids.flatMap((id, place) => (wanted.has(id) ? [place] : []));
  return { entry, model, ids, selected };
}

/** Where something new goes: into the selected edge, after the selected functions, else at the end of the chain. */
export function insertionIndex(app: App, { ids, selected }: ShownFlow): number {
  const { edgeIndex } = app.selection.getState();
  if (edgeIndex !== null) return Math.min(edgeIndex, ids.length);
  const last = selected.at(-1);
  return last === undefined ? ids.length : last + 1;
}

export function hasFlow(app: App): boolean {
  return shownFlow(app) !== null;
}

export function hasSelectedFunctions(app: App): boolean {
  return (shownFlow(app)?.selected.length ?? 0) > 0;
}
