import type { OpenedProject } from '../stores/project-store.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';

// What an open project consists of is loaded with the first, beside the question to the host: the welcome screen does without.

/** Opens a folder in this window, after asking about unsaved work. On the desktop the host may choose another window. */
export async function openProject(studio: StudioWindow, root: string): Promise<void> {
  const { backend, current } = studio;
  const { workspace: before } = current.getState();
  loadParts();
  const { handled } = await backend.call('window.openProject', { root });
  if (handled || (before !== null && !(await mayLeaveProject(before)))) return;
  await showProject(studio, root, backend.call('project.open', { root }));
}

/** Asks the host for a folder; null: another window shows it. `isOwn`: this window was made for it, so that no other does. */
export async function askForProject(
  { backend }: StudioWindow,
  root: string,
  isOwn: boolean,
): Promise<OpenedProject | null> {
  if (!isOwn && (await backend.call('window.openProject', { root })).handled) return null;
  return await backend.call('project.open', { root });
}

/** Shows a folder that the host was asked for, in place of the one before. */
export async function showProject(
  studio: StudioWindow,
  root: string,
  asked: Promise<OpenedProject | null>,
): Promise<void> {
  const { current } = studio;
  const { workspace: before } = current.getState();
  const parts = loadParts();
  current.setState({ opening: root });
  try {
    const opened = await asked;
    if (opened !== null) await (await parts).showProject(studio, before, opened);
  } finally {
    current.setState({ opening: null });
  }
}

/** Back to the welcome screen, after asking about unsaved work. */
export async function closeProject(workspace: Workspace): Promise<void> {
  const { closeProject: close } = await loadParts();
  await close(workspace);
}

/** Asks about unsaved work, and about runs that go on: they end with their project. */
export async function mayLeaveProject(workspace: Workspace): Promise<boolean> {
  const { mayLeaveProject: mayLeave } = await loadParts();
  return await mayLeave(workspace);
}

function loadParts(): Promise<typeof import('./change-project.ts')> {
  const loading = import('./change-project.ts');
  // Told where it is waited for.
  loading.catch(() => undefined);
  return loading;
}
