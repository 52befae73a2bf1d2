import type { Workspace } from '../stores/scopes.ts';
import { type FileChange, unsavedChanges } from './changes.ts';

/**
 * Writes the unsaved edits (or only those of `paths`). Files that changed on disk meanwhile are not written: they become
 * conflicts for the person to decide. Returns whether everything was written.
 */
export async function saveProject(workspace: Workspace, paths?: ReadonlySet<string>): Promise<boolean> {
  const { opened } = workspace.project.getState();
  if (workspace.life.getState().saving) return false;
  workspace.life.setState({ saving: true });
  try {
    await workspace.life.getState().aside;
    return await writeEdits(workspace, opened.projectId, paths);
  } finally {
    workspace.life.setState({ saving: false });
  }
}

async function writeEdits(
  workspace: Workspace,
  projectId: string,
  paths: ReadonlySet<string> | undefined,
): Promise<boolean> {
  const undecided = new Set(workspace.life.getState().conflicts.map(({ path }) => path));
  const changes = unsavedChanges(workspace.project.getState()).filter(
    ({ path }) => !undecided.has(path) && (paths === undefined || paths.has(path)),
  );
  if (changes.length === 0) return undecided.size === 0;
  return write(workspace, projectId, changes);
}

/** Writes every file of a project whose folder is gone, at the place where it was. */
export async function writeAnew(workspace: Workspace): Promise<void> {
  const { opened, setSaved } = workspace.project.getState();
  if (workspace.life.getState().saving) return;
  for (const path of workspace.project.getState().saved.keys()) setSaved(path, null);
  workspace.life.setState({ saving: true, conflicts: [] });
  try {
    await write(workspace, opened.projectId, unsavedChanges(workspace.project.getState()), true);
  } finally {
    workspace.life.setState({ saving: false });
  }
}

async function write(
  workspace: Workspace,
  projectId: string,
  changes: FileChange[],
  recreate = false,
): Promise<boolean> {
  const result = await workspace.backend.call('project.save', { projectId, changes, recreate });
  const textOf = new Map(changes.map(({ path, text }) => [path, text]));
  for (const { path, hash } of result.saved) {
    const text = textOf.get(path) ?? null;
    workspace.project.getState().setSaved(path, text === null || hash === null ? null : { text, hash });
  }
  workspace.life.setState(({ conflicts }) => ({
    conflicts: [...conflicts, ...result.conflicts],
    failed: result.failed.filter(({ error }) => error.code !== 'host.folder-gone'),
    folderGone: result.failed.some(({ error }) => error.code === 'host.folder-gone'),
  }));
  return result.conflicts.length === 0 && result.failed.length === 0;
}
