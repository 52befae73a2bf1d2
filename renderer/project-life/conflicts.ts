import { withFile, withoutFile } from '../../core/project/project.ts';
import type { App } from '../stores/app-stores.tsx';
import type { Conflict } from '../stores/life-store.ts';

/**
 * Decides a conflict. Keeping mine makes the next save write over what the disk has now; taking theirs is an edit that can
 * be undone. Either way nothing is lost: both texts stay within reach until the window closes.
 */
export function decideConflict(app: App, conflict: Conflict, choice: 'mine' | 'theirs'): void {
  const { path, diskText, diskHash } = conflict;
  const onDisk = diskText === null || diskHash === null ? null : { text: diskText, hash: diskHash };
  const project = app.project.getState();
  project.setSaved(path, onDisk);
  if (choice === 'theirs') {
    project.edit('shell.edit.takeTheirs', (before) =>
      diskText === null ? withoutFile(before, path) : withFile(before, path, diskText),
    );
  }
  app.life.setState(({ conflicts }) => ({ conflicts: conflicts.filter((other) => other.path !== path) }));
}

/** Notes a conflict; a newer state of the same file replaces the older one. */
export function addConflict(app: App, conflict: Conflict): void {
  app.life.setState(({ conflicts }) => ({
    conflicts: [...conflicts.filter(({ path }) => path !== conflict.path), conflict],
  }));
}
