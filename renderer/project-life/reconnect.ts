import { CodedError } from '../../core/errors/coded-error.ts';
import { attempt } from '../command-kit/run-command.ts';
import type { App } from '../stores/app-stores.tsx';
import type { OpenedProject } from '../stores/project-store.ts';
import { unsavedChanges } from './changes.ts';
import { applyDiskChanges } from './disk-changes.ts';

/** After a lost connection: takes the folder up again where the host forgot it, and catches up with the disk. */
export function takeUpAgain(app: App): () => void {
  let wasLost = false;
  return app.connection.status.subscribe(({ state }) => {
    if (state === 'lost') wasLost = true;
    if (state !== 'open' || !wasLost) return;
    wasLost = false;
    void attempt(() => checkProject(app));
  });
}

async function checkProject(app: App): Promise<void> {
  const { opened } = app.project.getState();
  if (opened === null) return;
  try {
    const history = await app.backend.call('history.list', { projectId: opened.projectId });
    app.run.setState({ history });
    await keepAnew(app);
  } catch (thrown) {
    if (!(thrown instanceof CodedError) || thrown.code !== 'host.project-not-open') throw thrown;
    const again = await app.backend.call('project.open', { root: opened.root });
    app.project.getState().reconnect(again);
    applyDiskChanges(app, diskChanges(app, again));
    await keepAnew(app);
    // What the host kept for this window before it forgot it is in the window itself.
    await app.backend.call('project.forgetRecovery', {
      projectId: again.projectId,
      ids: [opened.projectId],
    });
    if (isRunPhase(app)) app.run.setState({ phase: 'finished' });
  }
}

/** Another window may have been offered this one's edits meanwhile, and have thrown them away. */
async function keepAnew(app: App): Promise<void> {
  const state = app.project.getState();
  const changes = unsavedChanges(state);
  if (state.opened === null || changes.length === 0) return;
  await app.backend.call('project.keepRecovery', { projectId: state.opened.projectId, changes });
}

function isRunPhase(app: App): boolean {
  return ['starting', 'running', 'paused', 'stopping'].includes(app.run.getState().phase);
}

/** What differs between the disk as it was known and as it is now. */
function diskChanges(app: App, again: OpenedProject) {
  const { saved } = app.project.getState();
  const now = new Map(again.files.map((file) => [file.path, file]));
  const changed = again.files.filter(({ path, hash }) => saved.get(path)?.hash !== hash);
  const gone = [...saved.keys()].filter((path) => !now.has(path));
  return [...changed, ...gone.map((path) => ({ path, text: null, hash: null }))];
}
