import { deleteConnector, deleteFlow, deleteFunction } from '../../core/project/edits/remove.ts';
import { projectModel } from '../../core/project/model.ts';
import { withoutFile } from '../../core/project/project.ts';
import { type Usage, usagesOf } from '../../core/project/usage.ts';
import { tellWithUndo } from '../command-kit/tell-with-undo.ts';
import { useText } from '../i18n/use-text.tsx';
import type { ExplorerItem } from '../stores/explorer-store.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import { applyEdit } from './edit-config.ts';
import { UsesList } from './uses-list.tsx';

type Choice = 'heal' | 'leave';

/** Deletes a flow, function, connector or the global file; where it is used, what breaks is shown first. */
export async function deleteItem(workspace: Workspace, item: ExplorerItem): Promise<void> {
  const { project } = workspace.project.getState();
  const { kind, name } = item;
  const uses = kind === 'global' || kind === 'file' ? [] : usagesOf(project, kind, name);
  const choice = uses.length === 0 ? 'heal' : await askHow(workspace, name, uses);
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

function askHow(studio: StudioWindow, name: string, uses: readonly Usage[]): Promise<Choice | null> {
  return studio.dialogs.show<Choice>({ title: studio.text('explorer.delete.title', { name }) }, (close) => (
    <DeleteBody uses={uses} close={close} />
  ));
}

function DeleteBody({ uses, close }: { uses: readonly Usage[]; close(answer: Choice | null): void }) {
  const text = useText();
  return (
    <>
      <p>{text('explorer.delete.used', { count: uses.length })}</p>
      <UsesList uses={uses} />
      <p>{text('explorer.delete.how')}</p>
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="button" className="button button--line button--danger" onClick={() => close('leave')}>
          {text('explorer.delete.leave')}
        </button>
        <button type="button" className="button button--go" data-autofocus onClick={() => close('heal')}>
          {text('explorer.delete.heal')}
        </button>
      </div>
    </>
  );
}
