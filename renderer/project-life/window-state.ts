import { attempt } from '../command-kit/run-command.ts';
import type { App } from '../stores/app-stores.tsx';
import { isDirty } from './changes.ts';
import { openProject } from './open-project.ts';
import { mayLeave } from './unsaved-dialog.tsx';

/** Keeps the window's title, and asks before unsaved work is left. */
export function watchWindow(app: App): void {
  const show = () => showTitle(app);
  show();
  app.project.subscribe(show);
  window.addEventListener('beforeunload', (event) => {
    if (isDirty(app)) event.preventDefault();
  });
  app.backend.on('window.closeRequested', () => void attempt(() => closeWindow(app)));
  app.backend.on('window.openRequested', ({ root }) => void attempt(() => openProject(app, root)));
}

async function closeWindow(app: App): Promise<void> {
  if (await mayLeave(app)) await app.backend.call('window.close', {});
}

function showTitle(app: App): void {
  const { opened } = app.project.getState();
  const dirty = isDirty(app);
  const title = opened === null ? 'KisFlow Studio' : `${dirty ? '● ' : ''}${opened.name} – KisFlow Studio`;
  if (document.title === title) return;
  document.title = title;
  if (app.ui.getState().info?.host !== 'desktop') return;
  void attempt(async () => {
    await app.backend.call('window.setState', { title, dirty });
  });
}
