import type { EventPayload } from '../../core/contract/contract.ts';
import type { RunSummary } from '../../core/contract/host/runs.ts';
import type { HostContract } from '../../core/contract/host-contract.ts';
import type { JournalEvent } from '../../core/contract/journal.ts';
import type { JournalState } from '../../core/contract/journal-state.ts';
import type { LogEntry } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { isNodeId } from '../../core/project/chain.ts';
import { eventsOf } from '../../core/run/journal/journal-parts.ts';
import { logsOf } from '../../core/run/journal/logs.ts';
import { finishedOf, progressOf } from '../../core/run/journal/progress.ts';
import { readState } from '../../core/run/journal/read-state.ts';
import { emptyState, reduce } from '../../core/run/journal/state.ts';
import { loadHistory } from './run-history.ts';
import { endLog, withLogs } from './run-log.ts';
import type { OneRun } from './run-store.ts';
import { goingOn, isRunning, runOf, shownInstead, withChange } from './runs.ts';
import type { Workspace } from './scopes.ts';
import { withSeen } from './seen-at.ts';
import './storage-errors.ts';

export type RunEvents = EventPayload<HostContract, 'run.events'>;

/** Takes events of runs into the run store, those of a run all at once; what is missing before some of them is asked for. */
export async function hearEvents(workspace: Workspace, parts: readonly RunEvents[]): Promise<void> {
  for (const runId of new Set(parts.map((part) => part.runId)))
    await hearParts(
      workspace,
      runId,
      parts.filter((part) => part.runId === runId),
    );
}

async function hearParts(workspace: Workspace, runId: string, parts: readonly RunEvents[]): Promise<void> {
  const known = runOf(workspace.run.getState(), runId)?.events;
  if (known === undefined) return;
  const events: JournalEvent[] = [];
  for (const { from, lines } of parts) {
    const next = known + events.length + 1;
    if (from > next) {
      hear(workspace, runId, events);
      // The journal has the later parts, too.
      return await catchUp(workspace, runId);
    }
    events.push(...eventsOf(lines).slice(next - from));
  }
  hear(workspace, runId, events);
}

/** Events that were missed while there was no connection, from the run's journal. */
export async function catchUp(workspace: Workspace, runId: string): Promise<void> {
  const { projectId } = workspace.project.getState().opened;
  for (;;) {
    const events = runOf(workspace.run.getState(), runId)?.events;
    if (events === undefined) return;
    const missed = await workspace.backend.call('runs.events', { projectId, runId, from: events + 1 });
    if (runOf(workspace.run.getState(), runId)?.events !== events) continue;
    if (missed.lines === '') return;
    hear(workspace, runId, eventsOf(missed.lines));
  }
}

/** Ends the runs that the host has forgotten. Where one ended meanwhile its journal says how; of the others it is not known. */
export async function endLostRuns(workspace: Workspace): Promise<void> {
  for (const { runId } of goingOn(workspace.run.getState())) {
    if (runId === null) continue;
    await catchUp(workspace, runId).catch(unlessCoded);
    workspace.run.setState((state) => {
      const run = runOf(state, runId);
      if (!run || !isRunning(run)) return state;
      return withChange(state, runId, { phase: 'finished', pausedAt: null, endedAt: Date.now() });
    });
  }
}

/** A run whose journal can't be read has none that tells of its end. */
function unlessCoded(thrown: unknown): void {
  if (!(thrown instanceof CodedError)) throw thrown;
}

/** The next events of a run. */
function hear(workspace: Workspace, runId: string, events: readonly JournalEvent[]): void {
  if (events.length === 0) return;
  const hasEnded = events.some(({ kind }) => kind === 'finished');
  workspace.run.setState((state) => {
    const run = runOf(state, runId);
    if (!run) return state;
    const change = withEvents(workspace, run, events);
    const { progress } = change;
    const seen = hasEnded && progress ? { seen: withSeen({ ...run, seen: state.seen }, progress) } : {};
    return { ...withChange(state, runId, change), ...seen };
  });
  if (hasEnded) void loadHistory(workspace);
}

function withEvents(workspace: Workspace, run: OneRun, events: readonly JournalEvent[]): Partial<OneRun> {
  const journal = events.reduce(reduce, run.journal ?? emptyState);
  const progress = progressOf(journal);
  const { entries, dropped } = logsOf(events);
  const known = { journal, events: run.events + events.length, progress };
  if (!events.some(({ kind }) => kind === 'finished'))
    return {
      ...known,
      ...withLogs(run, entries, dropped),
      phase: phaseOf(run, journal, events),
      pausedAt: run.phase === 'stopping' ? null : journal.paused,
    };
  const finished = finishedOf(journal);
  return {
    ...known,
    phase: 'finished',
    finished,
    pausedAt: null,
    endedAt: Date.now(),
    ...withLogs(run, [...entries, ...(finished ? endLog(workspace, finished) : [])], dropped),
  };
}

/** A run that is being stopped stays so; one whose code is loading runs from its first batch on. */
function phaseOf({ phase }: OneRun, journal: JournalState, events: readonly JournalEvent[]): OneRun['phase'] {
  if (phase === 'finished' || phase === 'stopping') return phase;
  if (journal.phase === 'paused') return 'paused';
  const isLoading = phase === 'starting' && events.every(({ kind }) => kind === 'started' || kind === 'log');
  return isLoading ? 'starting' : 'running';
}

/** Pages of events whose log lines are shown again. */
const logPages = 20;

/** Shows a run of before as if it had just ended. Rejects with `host.no-journal` when only its counts are left. */
export async function showRun(workspace: Workspace, summary: RunSummary): Promise<void> {
  const { runId } = summary;
  const { projectId } = workspace.project.getState().opened;
  const told = await workspace.backend.call('runs.stateAt', { projectId, runId, visit: null });
  const journal = readState(told.state);
  if (!journal?.started) throw new CodedError('host.no-journal');
  const { flow, chain, batchSize, alone, at } = journal.started;
  const logs = await logsOfRun(workspace, runId);
  // A run that was cut off has no end of its own: the list tells it as one.
  const finished = finishedOf(journal) ?? { ...summary.finished, progress: progressOf(journal) };
  const shown: OneRun = {
    ...{ phase: 'finished', runId, flow, askedAt: null, journal, events: told.event, batchSize, finished },
    nodeIds: chain.flatMap(({ id }) => (isNodeId(id) ? [id] : [])),
    progress: progressOf(journal),
    ...{
      startError: null,
      basis: null,
      input: null,
      totalRows: journal.rowsRead,
      alone: alone ?? null,
      pausedAt: null,
    },
    ...{ moment: null, endedAt: at + journal.elapsedMs, ofBefore: at },
    ...withLogs({ logs: [], logsDropped: 0 }, [...logs, ...endLog(workspace, finished)], 0),
  };
  workspace.run.setState((state) => shownInstead(state, shown));
  workspace.selection.getState().showFlow(flow);
}

async function logsOfRun(workspace: Workspace, runId: string): Promise<LogEntry[]> {
  const { projectId } = workspace.project.getState().opened;
  const logs: LogEntry[] = [];
  let from = 1;
  for (let page = 0; page < logPages; page++) {
    const { lines, total } = await workspace.backend.call('runs.events', { projectId, runId, from });
    const events = eventsOf(lines);
    logs.push(...logsOf(events).entries);
    from += events.length;
    if (from > total || events.length === 0) break;
  }
  return logs;
}
