import { turnIntoCode } from '../../core/chain-types/turn-into-code.ts';
import { tellWithUndo } from '../command-kit/tell-with-undo.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import type { Workspace } from '../stores/scopes.ts';
import { askConfirm } from '../ui/ask.tsx';
import { type FormState, withChanges } from './form-state.ts';

/** Writes what stands in a form into the function's YAML, as one undo step. */
export function applyForm(workspace: Workspace, { fname, changes }: FormState): void {
  if (applyEdit(workspace, 'forms.applyEdit', (project) => withChanges(project, fname, changes)))
    workspace.drafts.getState().discard(fname);
}

/** Forgets what stands in a form, when the person says so. */
export async function discardForm(workspace: Workspace, { fname, changes }: FormState): Promise<void> {
  const count = Object.keys(changes).length;
  const isSure = await askConfirm(workspace, {
    title: workspace.text('forms.discardTitle', { name: fname }),
    body: workspace.text('forms.discardText', { count }),
    confirm: workspace.text('forms.discard'),
  });
  if (isSure) workspace.drafts.getState().discard(fname);
}

/** Gives a built-in code of its own; undo takes it back. */
export function turnFormIntoCode(workspace: Workspace, fname: string): void {
  if (applyEdit(workspace, 'forms.intoCodeEdit', (project) => turnIntoCode(project, fname)))
    tellWithUndo(workspace, workspace.text('forms.nowCode', { name: fname }));
}
