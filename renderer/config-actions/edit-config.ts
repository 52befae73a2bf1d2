import { toErrorData } from '../../core/errors/coded-error.ts';
import type { Project } from '../../core/project/project.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { Workspace } from '../stores/scopes.ts';
import { toast, toastError } from '../ui/toast.tsx';

/** Applies a pure edit of core/project/edits as one undo step. Errors are shown as toasts. Returns whether the edit was made. */
export function applyEdit(
  workspace: Workspace,
  label: TextKey,
  change: (project: Project) => Project,
  mergeKey?: string,
): boolean {
  try {
    workspace.project.getState().edit(label, change, mergeKey);
  } catch (thrown) {
    toastError(toErrorData(thrown));
    return false;
  }
  return true;
}

/** Says what was done, with a button that undoes it. */
export function toastUndo(workspace: Workspace, message: string): void {
  const made = workspace.project.getState().project;
  const undo = () => {
    // Another edit came after it: undoing would take back that one.
    if (workspace.project.getState().project === made) workspace.project.getState().undo();
    else toast({ message: workspace.text('explorer.undoMoved'), kind: 'warning' });
  };
  toast({ message, action: { label: workspace.text('commands.undo'), run: undo } });
}
