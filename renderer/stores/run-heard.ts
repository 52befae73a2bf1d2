import { flowChanges } from '../../core/project/flow-changes.ts';
import type { ProjectModel } from '../../core/project/model.ts';
import { chainPlace, chainPlaces } from '../../core/run/chain-places.ts';
import type { PausedFacts } from '../../core/run/facts.ts';
import type { HeardRun } from '../../core/run/run-facts.ts';
import type { ProjectState } from './project-store.ts';
import { runBasis } from './run-basis.ts';
import type { OneRun } from './run-store.ts';
import { countSamples } from './sample-count.ts';
import { samplesPath } from './samples-path.ts';

type Files = Pick<ProjectState, 'project' | 'opened'>;

/**
 * What is known of the last run of a flow: the one place where the window's state becomes what the outcome is made of.
 * `model` is the project as it is shown.
 */
export function heardRun(run: OneRun, files: Files, model: ProjectModel, flow: string): HeardRun {
  if (run.flow !== flow || run.phase === 'idle') return notRun(files, model, flow);
  const phase = phases[run.phase];
  const { basis } = run;
  return {
    flow,
    phase,
    chain: run.nodeIds.map((id) => chainPlace(basis?.model ?? model, id)),
    totalRows: run.totalRows,
    progress: run.progress,
    finished: run.finished,
    refused: run.startError,
    pausedAt: pausedAt(run),
    pausedAtError: run.pausedAt?.reason.kind === 'error' ? run.pausedAt.reason.error : null,
    endedAt: run.endedAt,
    alone: run.alone,
    edits: phase === 'ended' && basis ? flowChanges(flow, basis, runBasis(files, model, flow)) : [],
  };
}

const phases = {
  starting: 'running',
  running: 'running',
  stopping: 'running',
  paused: 'paused',
  finished: 'ended',
} as const;

function notRun(files: Files, model: ProjectModel, flow: string): HeardRun {
  return {
    flow,
    phase: 'not-run',
    chain: chainPlaces(model, flow),
    totalRows: countSamples(files, samplesPath(files, flow)),
    progress: null,
    finished: null,
  };
}

/** Where a run waits, and with how many rows: those that go in, or those that the visit before handed on. */
function pausedAt({ pausedAt: at }: OneRun): PausedFacts | null {
  if (at === null) return null;
  const { node, side } = at;
  if (side === 'before') return { node, side, rows: at.rowsIn, next: node };
  return { node, side, rows: at.rowsOut ?? 0, next: at.nextNode ?? null };
}
