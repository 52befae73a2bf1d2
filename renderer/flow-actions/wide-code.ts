import { functionOfNode, type NodeId, nodeIds, placeOfNode } from '../../core/project/chain.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import type { Workspace } from '../stores/scopes.ts';
import type { Inspected, SelectionState } from '../stores/selection-store.ts';
import type { FlowPlace } from './flow-place.ts';

/** What has code: a function, at its place if one was chosen, a connector, or a shared file. */
export interface CodeSubject {
  kind: 'function' | 'connector' | 'file';
  name: string;
  /** Of its code; null while it has none. */
  path: string | null;
  place: FlowPlace | null;
}

/** The code behind what is inspected; null where that is none, such as a flow. */
export function codeSubject(
  model: ProjectModel,
  selection: Pick<SelectionState, 'inspected' | 'view'>,
): CodeSubject | null {
  const { inspected } = selection;
  switch (inspected?.kind) {
    case 'function': {
      const path = model.codeFile('functions', inspected.name)?.path ?? null;
      return { kind: 'function', name: inspected.name, path, place: placeOf(model, selection, inspected) };
    }
    case 'connector': {
      const path = model.codeFile('connectors', inspected.name)?.path ?? null;
      return path === null ? null : { kind: 'connector', name: inspected.name, path, place: null };
    }
    case 'file':
      return /\.m?[jt]s$/.test(inspected.path)
        ? { kind: 'file', name: inspected.path, path: inspected.path, place: null }
        : null;
    default:
      return null;
  }
}

/** The chosen place; for a function chosen by name, its first one in the shown flow. */
function placeOf(
  model: ProjectModel,
  { view }: Pick<SelectionState, 'view'>,
  { name, flow, nodeId }: Extract<Inspected, { kind: 'function' }>,
): FlowPlace | null {
  const shown = flow ?? (view.kind === 'flow' ? view.flow : undefined);
  const entry = shown === undefined ? undefined : model.flow(shown);
  if (shown === undefined || entry === undefined) return null;
  const ids = nodeIds(entry.config);
  const found = ids.find((id) => (nodeId === undefined ? functionOfNode(id) === name : id === nodeId));
  return found === undefined ? null : { flow: shown, nodeId: found };
}

/** The code subject of what is inspected now. */
export function shownCode(workspace: Workspace): CodeSubject | null {
  return codeSubject(projectModel(workspace.project.getState().project), workspace.selection.getState());
}

/** Whether code has the middle of the window. */
export function isCodeWide(workspace: Workspace): boolean {
  return workspace.selection.getState().codeWide && shownCode(workspace) !== null;
}

/** Gives code the middle of the window; what stands beside and below it makes room. */
export function openWideCode(workspace: Workspace): void {
  if (shownCode(workspace) === null) return;
  if (!workspace.selection.getState().codeWide)
    workspace.ui.setState(({ shown }) => ({
      shown: { ...shown, inspector: false, bottom: false },
      shownBesideCanvas: { inspector: shown.inspector, bottom: shown.bottom },
    }));
  workspace.selection.getState().set({ codeWide: true });
}

/** Back to the canvas, with the panels that stood beside it. */
export function closeWideCode(workspace: Workspace): void {
  if (!workspace.selection.getState().codeWide) return;
  workspace.selection.getState().set({ codeWide: false });
  workspace.ui.setState(({ shown, shownBesideCanvas }) => ({ shown: { ...shown, ...shownBesideCanvas } }));
  requestAnimationFrame(() => workspace.canvas.getState().camera?.focus());
}

/** Goes to the code of the function before or behind in the chain. */
export function stepInChain(workspace: Workspace, step: 1 | -1): void {
  const place = shownCode(workspace)?.place;
  if (!place) return;
  const entry = projectModel(workspace.project.getState().project).flow(place.flow);
  const ids = entry === undefined ? [] : nodeIds(entry.config);
  const next = ids[placeOfNode(ids, place.nodeId) + step];
  if (next !== undefined) showCodeOf(workspace, { flow: place.flow, nodeId: next });
}

/** Selects a function of a flow, which shows its code where code is wide. */
export function showCodeOf(workspace: Workspace, { flow, nodeId }: { flow: string; nodeId: NodeId }): void {
  const { view, showFlow, selectNodes } = workspace.selection.getState();
  if (view.kind !== 'flow' || view.flow !== flow) showFlow(flow);
  selectNodes([nodeId]);
}
