import { attempt } from '../command-kit/run-command.ts';
import { goingOn } from '../stores/runs.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import { unappliedForms } from '../stores/unapplied-forms.ts';
import { isDirty } from './changes.ts';
import { mayLeaveProject, openProject } from './open-project.ts';

/** Keeps the window's title, and asks before unsaved work, or runs that go on, are left. */
export function watchWindow(studio: StudioWindow): void {
  const { backend, current } = studio;
  let stops: (() => void)[] = [];
  const show = titleKeeper(studio);
  current.subscribe(({ workspace }) => {
    for (const stop of stops) stop();
    stops = workspace
      ? [workspace.project.subscribe(show), workspace.run.subscribe(show), workspace.drafts.subscribe(show)]
      : [];
    show();
  });
  show();
  window.addEventListener('beforeunload', (event) => {
    const { workspace } = current.getState();
    if (workspace !== null && mustAsk(workspace)) event.preventDefault();
  });
  backend.on('window.closeRequested', () => void attempt(() => closeWindow(studio)));
  backend.on('window.openRequested', ({ root }) => void attempt(() => openProject(studio, root)));
}

async function closeWindow({ backend, current }: StudioWindow): Promise<void> {
  const { workspace } = current.getState();
  if (workspace === null || (await mayLeaveProject(workspace))) await backend.call('window.close', {});
}

/** Whether something would be lost with the page. */
function mustAsk(workspace: Workspace): boolean {
  const hasRuns = goingOn(workspace.run.getState()).length > 0;
  return isDirty(workspace) || hasRuns || unappliedForms(workspace).length > 0;
}

/** What shows the window's title, and tells the desktop what it has to know when the window is to close. */
function titleKeeper({ backend, current, ui }: StudioWindow): () => void {
  let shown = '';
  return () => {
    const { workspace } = current.getState();
    const dirty = workspace !== null && isDirty(workspace);
    const asks = workspace !== null && mustAsk(workspace);
    const name = workspace?.project.getState().opened.name;
    const title = name === undefined ? 'KisFlow Studio' : `${dirty ? '● ' : ''}${name} – KisFlow Studio`;
    if (shown === `${asks} ${title}`) return;
    shown = `${asks} ${title}`;
    document.title = title;
    if (ui.getState().info?.host !== 'desktop') return;
    void attempt(async () => {
      await backend.call('window.setState', { title, dirty, asks });
    });
  };
}
