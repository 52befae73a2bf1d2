import type { RunState } from './run-store.ts';

/** A run as it was at the moment that is looked at: it was under way then, and had no end yet. */
export function atMoment(run: RunState): RunState {
  if (run.moment === null) return run;
  const { progress, journal } = run.moment;
  return { ...run, progress, journal, phase: 'running', finished: null, pausedAt: null };
}
