import type { Workspace } from './scopes.ts';

/** Asks the host for the runs of the project. */
export async function loadHistory(workspace: Workspace): Promise<void> {
  const { opened } = workspace.project.getState();
  const { runs, dropped } = await workspace.backend.call('runs.list', { projectId: opened.projectId });
  // A function that is tried again and again would push the flows out of it.
  workspace.run.setState({ history: runs.filter(({ alone }) => alone === null), historyDropped: dropped });
}
