import type { Workspace } from '../stores/scopes.ts';
import { askConfirm } from '../ui/ask.tsx';

/** Asks before what stands in forms, and was not applied, goes with its project. */
export function askToLeaveForms(workspace: Workspace, names: readonly string[]): Promise<boolean> {
  return askConfirm(workspace, {
    title: workspace.text('forms.leaveTitle'),
    body: workspace.text('forms.leaveText', { names: names.join(', ') }),
    confirm: workspace.text('forms.leave'),
  });
}
