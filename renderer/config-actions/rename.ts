import { renameConnector, renameFlow, renameFunction } from '../../core/project/edits/rename.ts';
import type { Project } from '../../core/project/project.ts';
import { usagesOf } from '../../core/project/usage.ts';
import { tellWithUndo } from '../command-kit/tell-with-undo.ts';
import type { ExplorerItem } from '../stores/explorer-store.ts';
import { renameSelected } from '../stores/rename-selected.ts';
import type { Workspace } from '../stores/scopes.ts';
import { applyEdit } from './edit-config.ts';

/** Renames a flow, function or connector everywhere it is used, as one step. */
export function renameItem(workspace: Workspace, item: ExplorerItem, to: string): void {
  const { project } = workspace.project.getState();
  if (item.kind === 'global' || item.kind === 'file' || to === item.name) return;
  const uses = usagesOf(project, item.kind, item.name).length;
  // The selection goes first: what is shown under the old name is gone once the edit is made.
  const done = applyEdit(workspace, 'explorer.edit.rename', (before) => {
    const renamed = change(before, item, to);
    renameSelected(workspace, item, to);
    return renamed;
  });
  if (done) tellWithUndo(workspace, workspace.text('explorer.renamed', { from: item.name, to, count: uses }));
}

function change(project: Project, { kind, name }: ExplorerItem, to: string): Project {
  if (kind === 'flow') return renameFlow(project, name, to);
  if (kind === 'func') return renameFunction(project, name, to);
  return kind === 'conn' ? renameConnector(project, name, to) : project;
}
