import { withFile, withoutFile } from '../../core/project/project.ts';
import type { Conflict } from '../stores/life-store.ts';
import type { Workspace } from '../stores/scopes.ts';

/**
 * Decides a conflict. Keeping mine makes the next save write over what the disk has now; taking theirs is an edit that can
 * be undone. Either way nothing is lost: both texts stay within reach until the window closes.
 */
export function decideConflict(workspace: Workspace, conflict: Conflict, choice: 'mine' | 'theirs'): void {
  const { path, diskText, diskHash } = conflict;
  const onDisk = diskText === null || diskHash === null ? null : { text: diskText, hash: diskHash };
  const project = workspace.project.getState();
  project.setSaved(path, onDisk);
  if (choice === 'theirs') {
    project.edit('shell.edit.takeTheirs', (before) =>
      diskText === null ? withoutFile(before, path) : withFile(before, path, diskText),
    );
  }
  workspace.life.setState(({ conflicts }) => ({
    conflicts: conflicts.filter((other) => other.path !== path),
  }));
}

/** Notes a conflict; a newer state of the same file replaces the older one. */
export function addConflict(workspace: Workspace, conflict: Conflict): void {
  workspace.life.setState(({ conflicts }) => ({
    conflicts: [...conflicts.filter(({ path }) => path !== conflict.path), conflict],
  }));
}
