import type { OneRun, RunState } from '../stores/run-store.ts';
import { isRunning, knownRuns, shownInstead } from '../stores/runs.ts';
import type { Workspace } from '../stores/scopes.ts';

/**
 * A flow that is opened shows the run of its own, where one goes on or has ended meanwhile; of runs that are not shown it is said that
 * they wait, or how they ended. Returns what ends it.
 */
export function watchRuns(workspace: Workspace): () => void {
  const { run, selection } = workspace;
  const ends = [
    selection.subscribe(({ view }, before) => {
      if (view !== before.view && view.kind === 'flow') showOwnRun(workspace, view.flow);
    }),
    run.subscribe((now, before) => {
      if (now.others === before.others) return;
      for (const one of worthTelling(now, before)) void tell(workspace, one);
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function showOwnRun({ run }: Workspace, flow: string): void {
  const state = run.getState();
  if (state.flow === flow && state.phase !== 'idle') return;
  const own = knownRuns(state).find((one) => one.flow === flow && one.runId !== state.runId);
  if (own) run.setState(shownInstead(state, own, true));
}

/** Runs that were hidden before, too, and have come to wait or to their end. */
function worthTelling(now: RunState, before: RunState): OneRun[] {
  return [...now.others].flatMap(([runId, run]) => {
    const was = before.others.get(runId);
    if (!was || was.phase === run.phase) return [];
    return run.phase === 'paused' || (isRunning(was) && run.phase === 'finished') ? [run] : [];
  });
}

/** The words are not needed before a second run. */
async function tell(workspace: Workspace, run: OneRun): Promise<void> {
  const { tellRun } = await import('./run-words.ts');
  tellRun(workspace, run);
}
