import { toErrorData } from '../../core/errors/coded-error.ts';
import type { OnReprinted } from '../../core/project/edits/edit-config-file.ts';
import type { Project } from '../../core/project/project.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { App } from '../stores/app-stores.tsx';
import { toast, toastError } from '../ui/toast.tsx';

/**
 * Applies a pure edit of core/project/edits as one undo step. Errors are shown as toasts, and so is a file that had to be
 * printed afresh. Returns whether the edit was made.
 */
export function applyEdit(
  app: App,
  label: TextKey,
  change: (project: Project, onReprinted: OnReprinted) => Project,
  mergeKey?: string,
): boolean {
  const reprinted: string[] = [];
  try {
    app.project
      .getState()
      .edit(label, (project) => change(project, (path) => reprinted.push(path)), mergeKey);
  } catch (thrown) {
    toastError(toErrorData(thrown));
    return false;
  }
  for (const path of reprinted) toast({ message: app.text('explorer.reprinted', { path }), kind: 'warning' });
  return true;
}

/** Says what was done, with a button that undoes it. */
export function toastUndo(app: App, message: string): void {
  const made = app.project.getState().project;
  const undo = () => {
    // Another edit came after it: undoing would take back that one.
    if (app.project.getState().project === made) app.project.getState().undo();
    else toast({ message: app.text('explorer.undoMoved'), kind: 'warning' });
  };
  toast({ message, action: { label: app.text('commands.undo'), run: undo } });
}
