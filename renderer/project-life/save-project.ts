import type { App } from '../stores/app-stores.tsx';
import { type FileChange, unsavedChanges } from './changes.ts';

/**
 * Writes the unsaved edits (or only those of `paths`). Files that changed on disk meanwhile are not written: they become
 * conflicts for the person to decide. Returns whether everything was written.
 */
export async function saveProject(app: App, paths?: ReadonlySet<string>): Promise<boolean> {
  const { opened } = app.project.getState();
  if (opened === null || app.life.getState().saving) return false;
  const undecided = new Set(app.life.getState().conflicts.map(({ path }) => path));
  const changes = unsavedChanges(app.project.getState()).filter(
    ({ path }) => !undecided.has(path) && (paths === undefined || paths.has(path)),
  );
  if (changes.length === 0) return undecided.size === 0;
  app.life.setState({ saving: true });
  try {
    return await write(app, opened.projectId, changes);
  } finally {
    app.life.setState({ saving: false });
  }
}

/** Writes every file of a project whose folder is gone, at the place where it was. */
export async function writeAnew(app: App): Promise<void> {
  const { opened, project, setSaved } = app.project.getState();
  if (opened === null || project === null || app.life.getState().saving) return;
  for (const path of app.project.getState().saved.keys()) setSaved(path, null);
  app.life.setState({ saving: true, conflicts: [] });
  try {
    await write(app, opened.projectId, unsavedChanges(app.project.getState()), true);
  } finally {
    app.life.setState({ saving: false });
  }
}

async function write(app: App, projectId: string, changes: FileChange[], recreate = false): Promise<boolean> {
  const result = await app.backend.call('project.save', { projectId, changes, recreate });
  const textOf = new Map(changes.map(({ path, text }) => [path, text]));
  for (const { path, hash } of result.saved) {
    const text = textOf.get(path) ?? null;
    app.project.getState().setSaved(path, text === null || hash === null ? null : { text, hash });
  }
  app.life.setState(({ conflicts }) => ({
    conflicts: [...conflicts, ...result.conflicts],
    failed: result.failed.filter(({ error }) => error.code !== 'host.folder-gone'),
    folderGone: result.failed.some(({ error }) => error.code === 'host.folder-gone'),
  }));
  return result.conflicts.length === 0 && result.failed.length === 0;
}
