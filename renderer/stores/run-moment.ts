import type { NodeId } from '../../core/project/chain.ts';
import type { RunState } from './run-store.ts';

/** A run as it was at the moment that is looked at: it was under way then, and had no end yet. */
export function atMoment(run: RunState): RunState {
  if (run.moment === null) return run;
  const { progress, journal } = run.moment;
  return { ...run, progress, journal, phase: 'running', finished: null, pausedAt: null };
}

/** The place of the visit that is looked at; undefined when that is the end, or now. */
export function momentPlace({ moment, nodeIds }: RunState): NodeId | undefined {
  if (moment === null) return undefined;
  const { last, active } = moment.journal;
  return nodeIds[(last?.visit === moment.visit ? last : active)?.node ?? -1];
}
