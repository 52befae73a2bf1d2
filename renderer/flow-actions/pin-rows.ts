import { fnamesOf, functionOfNode, type NodeId } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { setPinnedRows } from '../../core/project/studio.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { journalRows } from '../stores/journal-rows.ts';
import type { Workspace } from '../stores/scopes.ts';
import { announce, refuse, tellWithUndo } from './say.ts';
import { shownFlow } from './shown-flow.ts';

/** Rows in studio.json are read by people and kept in git: so many at most, and so many characters. */
const mostRows = 200;
const mostCharacters = 256 * 1024;

/**
 * Pins the rows that the selected functions handed on in the last run: runs begin behind them from then on. Where the first of
 * them has pinned rows already, those of all selected functions are let go.
 */
export async function togglePinnedRows(workspace: Workspace): Promise<void> {
  const shown = shownFlow(workspace);
  if (!shown) return;
  const ids = shown.selected.flatMap((place) => shown.ids[place] ?? []);
  const { pinned } = flowStudio(shown.model.studio, shown.entry.name);
  const isPinned = ids[0] !== undefined && Object.hasOwn(pinned, ids[0]);
  if (isPinned) unpin(workspace, shown.entry.name, ids);
  else for (const id of ids) await pin(workspace, shown.entry.name, id);
}

function chainOf(project: Project, flow: string): string[] {
  const config = projectModel(project).flow(flow)?.config;
  return config ? fnamesOf(config) : [];
}

/** Lets the pinned rows of some nodes go. */
export function unpin(workspace: Workspace, flow: string, ids: readonly string[]): void {
  workspace.project
    .getState()
    .edit('canvas.edit.pin', (project) =>
      ids.reduce((all, id) => setPinnedRows(all, flow, { id, chain: chainOf(project, flow) }, null), project),
    );
  tellWithUndo(workspace, 'canvas.said.unpinned', {});
}

async function pin(workspace: Workspace, flow: string, id: NodeId): Promise<void> {
  const name = functionOfNode(id);
  const { runId, flow: ran, nodeIds } = workspace.run.getState();
  if (nodeIds.at(-1) === id) return refuse(workspace, 'canvas.refused.pinLast', { name });
  if (runId === null || ran !== flow || !nodeIds.includes(id))
    return refuse(workspace, 'canvas.refused.pinNotRun', { name });
  const { rows, total } = await journalRows(workspace, { runId, place: id, side: 'out', limit: mostRows });
  if (rows.length === 0) return refuse(workspace, 'canvas.refused.pinNotRun', { name });
  const texts = rows.map(({ json }) => json);
  const length = texts.reduce((sum, json) => sum + json.length, 0);
  if (length > mostCharacters || rows.some(({ cutFromBytes }) => cutFromBytes !== undefined))
    return refuse(workspace, 'canvas.refused.pinTooLarge', { name });
  workspace.project
    .getState()
    .edit('canvas.edit.pin', (project) =>
      setPinnedRows(project, flow, { id, chain: chainOf(project, flow) }, texts),
    );
  const count = texts.length;
  if (total > count) tellWithUndo(workspace, 'canvas.said.pinnedSome', { name, count, total });
  else announce(workspace, 'canvas.said.pinned', { name, count });
}
