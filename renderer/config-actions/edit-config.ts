import { toErrorData } from '../../core/errors/coded-error.ts';
import type { Project } from '../../core/project/project.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { Workspace } from '../stores/scopes.ts';
import { toastError } from '../ui/toast.ts';

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
