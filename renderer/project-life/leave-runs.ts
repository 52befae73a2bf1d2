import type { Workspace } from '../stores/scopes.ts';
import { askConfirm } from '../ui/ask.tsx';

/** Asks whether runs that go on may end with their project. */
export async function askToEndRuns(workspace: Workspace, count: number): Promise<boolean> {
  const { text } = workspace;
  return await askConfirm(workspace, {
    title: text('run.leaveTitle', { count }),
    body: text('run.leaveBody'),
    confirm: text('run.leave'),
  });
}
