import { progressOf } from '../../core/run/journal/progress.ts';
import { readState } from '../../core/run/journal/read-state.ts';
import type { Workspace } from './scopes.ts';

/** Looks at a run as it was after one of its visits, or as it is now. What was asked for last is what is shown. */
export async function lookAt(workspace: Workspace, visit: number | null): Promise<void> {
  const { run, debug, backend } = workspace;
  const { runId } = run.getState();
  debug.setState({ cursor: runId === null ? null : visit });
  if (runId === null || visit === null) {
    run.setState({ moment: null });
    return;
  }
  const { projectId } = workspace.project.getState().opened;
  const told = await backend.call('runs.stateAt', { projectId, runId, visit });
  const journal = readState(told.state);
  const isWanted = run.getState().runId === runId && debug.getState().cursor === visit;
  if (journal && isWanted) run.setState({ moment: { visit, journal, progress: progressOf(journal) } });
}
