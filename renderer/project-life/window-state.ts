import { attempt } from '../command-kit/run-command.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import { isDirty } from './changes.ts';
import { openProject } from './open-project.ts';
import { mayLeave } from './unsaved-dialog.tsx';

/** Keeps the window's title, and asks before unsaved work is left. */
export function watchWindow(studio: StudioWindow): void {
  const { backend, current } = studio;
  let stop = (): void => {};
  const show = () => showTitle(studio);
  current.subscribe(({ workspace }) => {
    stop();
    stop = workspace?.project.subscribe(show) ?? (() => {});
    show();
  });
  show();
  window.addEventListener('beforeunload', (event) => {
    const { workspace } = current.getState();
    if (workspace !== null && isDirty(workspace)) event.preventDefault();
  });
  backend.on('window.closeRequested', () => void attempt(() => closeWindow(studio)));
  backend.on('window.openRequested', ({ root }) => void attempt(() => openProject(studio, root)));
}

async function closeWindow({ backend, current }: StudioWindow): Promise<void> {
  const { workspace } = current.getState();
  if (workspace === null || (await mayLeave(workspace))) await backend.call('window.close', {});
}

function showTitle({ backend, current, ui }: StudioWindow): void {
  const { workspace } = current.getState();
  const dirty = workspace !== null && isDirty(workspace);
  const name = workspace?.project.getState().opened.name;
  const title = name === undefined ? 'KisFlow Studio' : `${dirty ? '● ' : ''}${name} – KisFlow Studio`;
  if (document.title === title) return;
  document.title = title;
  if (ui.getState().info?.host !== 'desktop') return;
  void attempt(async () => {
    await backend.call('window.setState', { title, dirty });
  });
}
