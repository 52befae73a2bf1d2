import { deleteConnector, deleteFlow, deleteFunction } from '../../core/project/edits/remove.ts';
import { projectModel } from '../../core/project/model.ts';
import { withoutFile } from '../../core/project/project.ts';
import { usagesOf } from '../../core/project/usage.ts';
import { tellWithUndo } from '../command-kit/tell-with-undo.ts';
import type { ExplorerItem } from '../stores/explorer-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { applyEdit } from './edit-config.ts';

/** Deletes a flow, function, connector or the global file; where it is used, what breaks is shown first. */
export async function deleteItem(workspace: Workspace, item: ExplorerItem): Promise<void> {
  const { project } = workspace.project.getState();
  const { kind, name } = item;
  const uses = kind === 'global' || kind === 'file' ? [] : usagesOf(project, kind, name);
  const choice =
    uses.length === 0 ? 'heal' : await (await import('./delete-dialog.tsx')).askHow(workspace, name, uses);
  if (choice === null) return;
  const heal = choice === 'heal';
  const done = applyEdit(workspace, 'explorer.edit.delete', (before) => {
    if (kind === 'flow') return deleteFlow(before, name);
    if (kind === 'func') return deleteFunction(before, name, { heal });
    if (kind === 'conn') return deleteConnector(before, name, { heal });
    if (kind === 'file') return withoutFile(before, name);
    return projectModel(before).globals.reduce((left, { path }) => withoutFile(left, path), before);
  });
  if (done) tellWithUndo(workspace, workspace.text('explorer.deleted', { name }));
}
