import type { OneRun, RunState } from './run-store.ts';

/** Whether a run is under way. */
export function isRunning({ phase }: Pick<OneRun, 'phase'>): boolean {
  return phase === 'starting' || phase === 'running' || phase === 'paused' || phase === 'stopping';
}

/** The run of this id, shown or not; undefined when the window knows of none. */
export function runOf(state: RunState, runId: string): OneRun | undefined {
  return state.runId === runId ? state : state.others.get(runId);
}

/** What changed of one run, wherever it stands. A run that the window has let go of stays gone. */
export function withChange(state: RunState, runId: string, change: Partial<OneRun>): Partial<RunState> {
  if (state.runId === runId) return change;
  const run = state.others.get(runId);
  return run ? { others: new Map(state.others).set(runId, { ...run, ...change }) } : {};
}

/** Runs under way, in the order in which they were started. */
export function goingOn(state: RunState): OneRun[] {
  return [...state.others.values(), state]
    .filter(isRunning)
    .sort((a, b) => (a.askedAt ?? 0) - (b.askedAt ?? 0));
}

/** Those, and behind them the runs that ended while another one was shown. */
export function knownRuns(state: RunState): OneRun[] {
  return [...goingOn(state), ...[...state.others.values()].filter((run) => !isRunning(run))];
}

/** Whether a run is under way that is not shown. */
export function hiddenGoesOn(state: RunState): boolean {
  return [...state.others.values()].some(isRunning);
}

/** Whether a run of this flow is under way. */
export function flowGoesOn(state: RunState, flow: string | null): boolean {
  return goingOn(state).some((run) => run.flow === flow);
}

/**
 * Whether a run of this flow may begin: not while one that is shown, or would be, goes on. Where the shown one is over, another that
 * goes on unseen keeps nobody from running again.
 */
export function mayStart(state: RunState, flow: string): boolean {
  const isShown = state.flow === flow && state.phase === 'finished';
  return isShown || !flowGoesOn(state, flow);
}

/**
 * Shows another run. The one that was shown is kept aside while it goes on, also when it has ended where `keepsEnded`: what is shown
 * meanwhile is not to cost its outcome. Of each flow one run that has ended is kept.
 */
export function shownInstead(state: RunState, run: OneRun, keepsEnded = false): Partial<RunState> {
  const { others, seen: _seen, history: _history, historyDropped: _dropped, ...before } = state;
  const isKept = isRunning(state) || (keepsEnded && state.phase === 'finished' && state.ofBefore === null);
  const kept = new Map(
    [...others].filter(([runId, other]) => runId !== run.runId && !isReplaced(other, run)),
  );
  if (isKept && before.runId !== null && before.runId !== run.runId && !isReplaced(before, run))
    kept.set(before.runId, { ...before, moment: null });
  return { ...run, others: kept };
}

/** A later run of the same flow takes the place of one that has ended. */
function isReplaced(ended: OneRun, by: OneRun): boolean {
  return ended.phase === 'finished' && ended.flow === by.flow;
}
