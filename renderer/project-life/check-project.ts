import { CodedError } from '../../core/errors/coded-error.ts';
import type { OpenedProject } from '../stores/project-store.ts';
import { loadHistory } from '../stores/run-history.ts';
import { catchUp, endLostRuns } from '../stores/run-session.ts';
import type { Workspace } from '../stores/scopes.ts';
import { unsavedChanges } from './changes.ts';
import { applyDiskChanges } from './disk-changes.ts';

/** After a lost connection: takes the folder up again where the host forgot it, and catches up with the disk and the runs. */
export async function checkProject(workspace: Workspace): Promise<void> {
  const { opened } = workspace.project.getState();
  try {
    await loadHistory(workspace);
    await catchUp(workspace);
    await keepAnew(workspace);
  } catch (thrown) {
    if (!(thrown instanceof CodedError) || thrown.code !== 'host.project-not-open') throw thrown;
    const again = await workspace.backend.call('project.open', { root: opened.root });
    workspace.project.getState().reconnect(again);
    applyDiskChanges(workspace, diskChanges(workspace, again));
    await keepAnew(workspace);
    await loadHistory(workspace);
    await endLostRuns(workspace);
    // What the host kept for this window before it forgot it is in the window itself.
    await workspace.backend.call('project.forgetRecovery', {
      projectId: again.projectId,
      ids: [opened.projectId],
    });
  }
}

/** Another window may have been offered this one's edits meanwhile, and have thrown them away. */
async function keepAnew(workspace: Workspace): Promise<void> {
  const state = workspace.project.getState();
  const changes = unsavedChanges(state);
  if (changes.length === 0) return;
  await workspace.backend.call('project.keepRecovery', { projectId: state.opened.projectId, changes });
}

/** What differs between the disk as it was known and as it is now. */
function diskChanges(workspace: Workspace, again: OpenedProject) {
  const { saved } = workspace.project.getState();
  const now = new Map(again.files.map((file) => [file.path, file]));
  const changed = again.files.filter(({ path, hash }) => saved.get(path)?.hash !== hash);
  const gone = [...saved.keys()].filter((path) => !now.has(path));
  return [...changed, ...gone.map((path) => ({ path, text: null, hash: null }))];
}
