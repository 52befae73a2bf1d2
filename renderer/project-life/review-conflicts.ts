import type { Workspace } from '../stores/scopes.ts';

/** Shows every file that changed both here and on disk, if there is any, and lets the person choose for each. */
export async function reviewConflicts(workspace: Workspace): Promise<void> {
  if (workspace.life.getState().conflicts.length === 0) return;
  const { showConflicts } = await import('./conflict-dialog.tsx');
  await showConflicts(workspace);
}
