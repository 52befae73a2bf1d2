import { type NodeId, nodeIds } from '../../core/project/chain.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import type { Workspace } from './scopes.ts';
import type { Inspected } from './selection-store.ts';

/**
 * After an edit, an undo or a change on disk: what is shown may be gone; then something that is there is shown. A flow
 * whose file can't be read for the moment, as while someone types in its YAML, stays open; one that is named otherwise
 * in its file is shown by its new name.
 */
export function followEdits(workspace: Workspace): () => void {
  const paths = new Map<string, string>();
  return workspace.project.subscribe(({ project }, before) => {
    if (project === before.project) return;
    const model = workspace.shownModel(project);
    const { openFlows, view, inspected, set } = workspace.selection.getState();
    for (const flow of openFlows) {
      const path = before.project && projectModel(before.project).flow(flow)?.path;
      if (path) paths.set(flow, path);
    }
    const now = (flow: string) => nameNow(model, flow, paths.get(flow));
    const left = [...new Set(openFlows.flatMap((flow) => now(flow) ?? []))];
    if (left.join('\n') !== openFlows.join('\n')) set({ openFlows: left });
    const shown = view.kind === 'flow' ? now(view.flow) : undefined;
    if (view.kind === 'flow' && shown === undefined) showAnother(workspace, left);
    else if (view.kind === 'flow' && shown !== undefined && shown !== view.flow)
      set({ view: { kind: 'flow', flow: shown }, inspected: { kind: 'flow', name: shown } });
    else if (!isThere(project, model, inspected))
      set({ inspected: view.kind === 'flow' ? { kind: 'flow', name: view.flow } : null });
    if (shown !== undefined) dropGoneNodes(workspace, model, shown);
  });
}

/** An undo takes back what is selected, too. While the flow's file can't be read, nothing is said about its nodes. */
function dropGoneNodes(workspace: Workspace, model: ProjectModel, flow: string): void {
  const entry = model.flow(flow);
  const { nodeIds: selected, set } = workspace.selection.getState();
  if (entry === undefined || selected.length === 0) return;
  const there = new Set(nodeIds(entry.config));
  const left = selected.filter((id) => there.has(id));
  if (left.length < selected.length) set({ nodeIds: left });
}

/** What an open flow is called now; undefined when it is gone. */
function nameNow(model: ProjectModel, flow: string, path: string | undefined): string | undefined {
  if (model.flow(flow) !== undefined) return flow;
  return model.flows.find((entry) => entry.path === path)?.name;
}

function hasNode(model: ProjectModel, flow: string | undefined, nodeId: NodeId | undefined): boolean {
  const entry = flow === undefined ? undefined : model.flow(flow);
  return entry !== undefined && nodeId !== undefined && nodeIds(entry.config).includes(nodeId);
}

function showAnother(workspace: Workspace, left: readonly string[]): void {
  const { showFlow, set } = workspace.selection.getState();
  const last = left.at(-1);
  if (last !== undefined) showFlow(last);
  else set({ view: { kind: 'none' }, nodeIds: [], edgeIndex: null, inspected: null, watched: null });
}

function isThere(project: Project, model: ProjectModel, inspected: Inspected): boolean {
  switch (inspected?.kind) {
    case 'flow':
      return model.flow(inspected.name) !== undefined;
    case 'function':
      return model.func(inspected.name) !== undefined || hasNode(model, inspected.flow, inspected.nodeId);
    case 'connector':
      return model.connector(inspected.name) !== undefined;
    case 'file':
      return project.files.has(inspected.path);
    default:
      return true;
  }
}
