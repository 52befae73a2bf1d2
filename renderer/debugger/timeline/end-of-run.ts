import { controlRun } from '../../stores/run-session.ts';
import { isRunning, runOf } from '../../stores/runs.ts';
import type { Workspace } from '../../stores/scopes.ts';

/** Stops a run that goes on or waits, shown or not; resolves when it has ended, at once for one that has. */
export async function endOfRun(workspace: Workspace, runId: string): Promise<void> {
  const { run } = workspace;
  const goesOn = (): boolean => {
    const one = runOf(run.getState(), runId);
    return one !== undefined && isRunning(one);
  };
  if (!goesOn()) return;
  await controlRun(workspace, 'stop', runId);
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (goesOn()) return;
      stop();
      resolve();
    };
    const stop = run.subscribe(look);
    look();
  });
}
