import type { StudioWindow, Workspace } from '../stores/scopes.ts';

// What an open project consists of is loaded with the first, beside the question to the host: the welcome screen does without.

/** Opens a folder in this window, after asking about unsaved work. On the desktop the host may choose another window. */
export async function openProject(studio: StudioWindow, root: string): Promise<void> {
  const { backend, current } = studio;
  const { workspace: before } = current.getState();
  const loading = import('./change-project.ts');
  // Told below, where it is waited for.
  loading.catch(() => undefined);
  const { handled } = await backend.call('window.openProject', { root });
  if (handled || (before !== null && !(await mayLeaveProject(before)))) return;
  current.setState({ opening: root });
  try {
    const opened = await backend.call('project.open', { root });
    const { showProject } = await loading;
    await showProject(studio, before, opened);
  } finally {
    current.setState({ opening: null });
  }
}

/** Back to the welcome screen, after asking about unsaved work. */
export async function closeProject(workspace: Workspace): Promise<void> {
  const { closeProject: close } = await import('./change-project.ts');
  await close(workspace);
}

/** Asks about unsaved work, and about runs that go on: they end with their project. */
export async function mayLeaveProject(workspace: Workspace): Promise<boolean> {
  const { mayLeaveProject: mayLeave } = await import('./change-project.ts');
  return await mayLeave(workspace);
}
