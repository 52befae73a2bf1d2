import type { RunSummary } from '../../core/contract/host/runs.ts';
import type { RunOptions } from '../../core/contract/run-payloads.ts';
import { type NodeId, placeOfNode } from '../../core/project/chain.ts';
import type { FlowStudio } from '../../core/project/studio-file.ts';
import { dirtyPaths } from './project-store.ts';
import type { RunEvents } from './run-events.ts';
import type { SeenAt } from './run-store.ts';
import { goingOn, isRunning, runOf, shownInstead, withChange } from './runs.ts';
import type { Workspace } from './scopes.ts';

/**
 * Takes the host's events about runs into the run store, for as long as the project is open; returns what ends it. What comes
 * while events are drawn is taken together: a run that tells much is never shown later than it happens.
 */
export function connectRuns(workspace: Workspace): () => void {
  const waiting: RunEvents[] = [];
  let isTaking = false;

  async function takeAll(): Promise<void> {
    isTaking = true;
    try {
      const { hearEvents } = await readingOfEvents();
      while (waiting.length > 0) {
        await hearEvents(workspace, waiting.splice(0));
        // Messages that are there by now come before this timer.
        await new Promise((resolve) => setTimeout(resolve));
      }
    } finally {
      isTaking = false;
    }
  }
  return workspace.backend.on('run.events', (told) => {
    if (!runOf(workspace.run.getState(), told.runId)) return;
    waiting.push(told);
    if (!isTaking) void takeAll();
  });
}

/** Events that were missed while there was no connection, from the journals of the runs that go on and of the shown one. */
export async function catchUp(workspace: Workspace): Promise<void> {
  const { catchUp: catchUpWith } = await readingOfEvents();
  const state = workspace.run.getState();
  const runIds = new Set([state, ...goingOn(state)].flatMap(({ runId }) => runId ?? []));
  for (const runId of runIds) await catchUpWith(workspace, runId);
}

/** Ends the runs that the host has forgotten, and so tells nothing more of. */
export async function endLostRuns(workspace: Workspace): Promise<void> {
  await (await readingOfEvents()).endLostRuns(workspace);
}

/** Shows a run that the window knows, as it is now; what it was shown instead of goes on. */
export function showKnownRun({ run, selection }: Workspace, runId: string): void {
  const known = run.getState().others.get(runId);
  if (known) run.setState((state) => shownInstead(state, known, true));
  const { flow } = run.getState();
  const { view } = selection.getState();
  if (flow !== null && !(view.kind === 'flow' && view.flow === flow)) selection.getState().showFlow(flow);
}

/** Shows a run of the list: one of before as if it had just ended. Runs that go on go on. */
export async function showRun(workspace: Workspace, summary: RunSummary): Promise<void> {
  if (runOf(workspace.run.getState(), summary.runId)) showKnownRun(workspace, summary.runId);
  else await (await readingOfEvents()).showRun(workspace, summary);
}

/** Not needed before the first run. */
function readingOfEvents() {
  return import('./run-events.ts');
}

/** What a person wants of a run beside the flow. */
export interface RunWish {
  options?: Partial<RunOptions>;
  /** Also while another run of the flow goes on. */
  beside?: true;
  /** A sample row to leave out, from 1: the run goes on as if it weren't there. Of JSON Lines only. */
  withoutRow?: number;
  /** Rows in place of the samples, as JSON Lines, and what they are called. */
  rows?: { name: string; lines: string };
  /** Where the rows were seen that it begins with, which stand in its options as pinned ones. */
  input?: SeenAt;
  /** The servers of its connectors, which the person agreed to, in place of the embedded store. */
  storage?: 'real';
  /** Begins with so many rows of a visit of an earlier run; `source`: rows of the samples before those it reads, null for none. */
  continues?: { runId: string; visit: number; rows: number; source: number | null };
}

/** Stops, pauses, resumes or steps a run that is under way: the shown one, or the one of this id. */
export async function controlRun(
  workspace: Workspace,
  action: 'stop' | 'pause' | 'resume' | 'step',
  runId = workspace.run.getState().runId,
): Promise<void> {
  const run = runId === null ? undefined : runOf(workspace.run.getState(), runId);
  if (runId === null || !run || !isRunning(run)) return;
  const phase = { stop: 'stopping', pause: run.phase, resume: 'running', step: 'running' } as const;
  if (action !== 'pause')
    workspace.run.setState((state) => withChange(state, runId, { phase: phase[action], pausedAt: null }));
  await workspace.backend.call('run.control', { runId, action });
}

/** What the host lays over the files on disk; null is a file that was deleted. */
export function unsavedFiles(workspace: Workspace): { path: string; text: string | null }[] {
  const { project, saved } = workspace.project.getState();
  return dirtyPaths(project, saved).map((path) => ({ path, text: project.files.get(path)?.text ?? null }));
}

/** The breakpoints of a flow by place in the chain; those of places that are gone have none. */
export function runBreakpoints(
  { breakpoints, pauseOn }: FlowStudio,
  ids: readonly NodeId[],
): Pick<RunOptions, 'breakpoints' | 'pauseOn'> {
  const placed = Object.entries(breakpoints).map(([id, breakpoint]) => ({
    ...breakpoint,
    node: placeOfNode(ids, id),
  }));
  return { breakpoints: placed.filter(({ node }) => node >= 0), pauseOn };
}
