import { toErrorData } from '../../core/errors/coded-error.ts';
import type { Project } from '../../core/project/project.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { App } from '../stores/app-stores.tsx';
import { toast, toastError } from '../ui/toast.tsx';

/** Applies a pure edit of core/project/edits as one undo step. Errors are shown as toasts. Returns whether the edit was made. */
export function applyEdit(
  app: App,
  label: TextKey,
  change: (project: Project) => Project,
  mergeKey?: string,
): boolean {
  try {
    app.project.getState().edit(label, change, mergeKey);
  } catch (thrown) {
    toastError(toErrorData(thrown));
    return false;
  }
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
