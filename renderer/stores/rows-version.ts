import type { RunState } from './run-store.ts';

/** While a run goes on its rows are asked for again at most so often. */
const stepMs = 250;

/**
 * Changes whenever more rows and visits of a run may be there to be asked for: in steps while it goes on, so that a running flow does
 * not ask at every counter, and with every event while it waits. A run that waits at each call may never fill such a step, since its
 * clock stands while it waits.
 */
export function rowsVersion(
  run: Pick<RunState, 'runId' | 'phase' | 'progress' | 'events'>,
  runId: string | null | undefined,
): string {
  if (run.runId !== runId || run.phase === 'finished') return 'end';
  if (run.phase === 'running') return `running ${Math.floor((run.progress?.elapsedMs ?? 0) / stepMs)}`;
  return `${run.phase} ${run.events}`;
}
