import type { LogEntry, RunOptions } from '../../core/contract/run-payloads.ts';
import { CodedError, type ErrorData } from '../../core/errors/coded-error.ts';
import { type NodeId, nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { pinnedInputs } from '../../core/project/pinned-places.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { ownBatchSize } from './batch-size.ts';
import { runBasis } from './run-basis.ts';
import { errorLog, inSentences, withLogs } from './run-log.ts';
import { type RunWish, runBreakpoints, unsavedFiles } from './run-session.ts';
import type { OneRun } from './run-store.ts';
import { mayStart, runOf, shownInstead, withChange } from './runs.ts';
import { countSamples } from './sample-count.ts';
import { samplesPath } from './samples-path.ts';
import type { StudioWindow, Workspace } from './scopes.ts';
import './storage-errors.ts';

/**
 * Runs a flow with its sample rows and all unsaved edits, and shows it; not while the flow runs already, unless that is wished. Throws `host.not-trusted` until the person has trusted the folder;
 * whatever else keeps it from beginning is how the run ended (`startError`).
 */
export async function startRun(workspace: Workspace, flow: string, wish: RunWish): Promise<void> {
  const { options = {} } = wish;
  const { opened, project } = workspace.project.getState();
  if (!wish.beside && !mayStart(workspace.run.getState(), flow)) return;
  const entry = projectModel(project).flow(flow);
  const runId = crypto.randomUUID();
  const ids = entry ? nodeIds(entry.config) : [];
  // What was shown of a run that was not begun yet goes: now there is one.
  workspace.canvas.getState().set({ plan: null });
  const { withoutRow } = wish;
  const left = withoutRow === undefined ? {} : { withoutRow };
  const chosen = { ...runSettings(workspace, flow, ids), ...left, ...options };
  const begun: OneRun = {
    phase: 'starting',
    runId,
    flow,
    askedAt: Date.now(),
    nodeIds: ids,
    journal: null,
    events: 0,
    progress: null,
    finished: null,
    ofBefore: null,
    moment: null,
    startError: null,
    basis: runBasis(workspace.project.getState(), projectModel(project), flow),
    input: wish.input ?? null,
    totalRows: rowsToRead(workspace, flow, chosen, wish),
    batchSize: chosen.batchSize,
    endedAt: null,
    alone: options.alone ?? null,
    pausedAt: null,
    logs: [],
    logsDropped: 0,
  };
  workspace.run.setState((state) => shownInstead(state, begun));
  const change = (made: (run: OneRun) => Partial<OneRun>) =>
    workspace.run.setState((state) => withChange(state, runId, made(runOf(state, runId) ?? begun)));
  try {
    await workspace.backend.call('run.start', {
      runId,
      projectId: opened.projectId,
      flow,
      source: rowSource(workspace, flow, wish),
      overlay: unsavedFiles(workspace),
      options: chosen,
      storage: wish.storage ?? 'embedded',
      ...(wish.continues && { continues: { runId: wish.continues.runId, visit: wish.continues.visit } }),
    });
    change((run) => ({ phase: runningPhase(run) }));
  } catch (thrown) {
    if (!(thrown instanceof CodedError)) throw forgotten(change, thrown);
    if (thrown.code === 'host.not-trusted') throw forgotten(change, thrown);
    // Its end is told as that of any other run; the log says that it never began.
    if (thrown.code === 'process.stopped') change((run) => withLogs(run, [stoppedLog(workspace, thrown)], 0));
    else change((run) => unbegun(workspace, run, thrown.data));
  }
}

/** Nothing was run, and nothing is to be told of it. */
function forgotten(change: (made: () => Partial<OneRun>) => void, thrown: unknown): unknown {
  change(() => ({ phase: 'idle' }));
  return thrown;
}

/** The run could not begin: that is how it ended. */
function unbegun(workspace: Workspace, run: OneRun, startError: ErrorData): Partial<OneRun> {
  return {
    phase: 'finished',
    startError,
    endedAt: Date.now(),
    ...withLogs(run, [errorLog(workspace, startError)], 0),
  };
}

function stoppedLog(studio: StudioWindow, { data }: CodedError): LogEntry {
  return { time: Date.now(), level: 'warn', message: inSentences(studio, data) };
}

/** Unsaved rows go along as lines; saved ones and large files are streamed by the host from the disk. */
export function rowSource(workspace: Workspace, flow: string, { withoutRow, rows }: RunWish = {}) {
  if (rows) return { kind: 'lines' as const, ...rows };
  const { opened, project, saved } = workspace.project.getState();
  const path = samplesPath({ project, opened }, flow);
  const text = project.files.get(path)?.text;
  const isLarge = opened.largeFiles.some((file) => file.path === path);
  if (text === undefined)
    return isLarge ? { kind: 'file' as const, path } : { kind: 'lines' as const, name: path, lines: '' };
  const isLines = path.endsWith('.jsonl');
  if (isLines && withoutRow !== undefined)
    return { kind: 'lines' as const, name: path, lines: withoutLineOf(text, withoutRow) };
  if (isLines && saved.get(path)?.text !== text) return { kind: 'lines' as const, name: path, lines: text };
  return { kind: 'file' as const, path };
}

/** Blanks the line of a row (from 1; empty lines are none), so that the others keep their numbers. */
function withoutLineOf(text: string, row: number): string {
  let seen = 0;
  const blanked = text.split('\n').map((line) => {
    if (line.trim() !== '') seen++;
    return seen === row && line.trim() !== '' ? '' : line;
  });
  return blanked.join('\n');
}

/** Rows that the run will have read at its end; null when only the run counts them. */
function rowsToRead(
  workspace: Workspace,
  flow: string,
  { pinned = [] }: Partial<RunOptions>,
  { withoutRow, rows: own, continues }: RunWish,
): number | null {
  if (continues?.source === null) return continues.rows;
  if (!continues && pinned.length > 0) return pinned.reduce((sum, { rows }) => sum + rows.length, 0);
  if (own) return own.lines.split('\n').filter((line) => line.trim() !== '').length;
  const files = workspace.project.getState();
  const inFile = countSamples(files, samplesPath(files, flow));
  if (inFile === null) return null;
  const count = Math.max(0, withoutRow === undefined ? inFile : inFile - 1);
  return continues ? Math.max(0, count - continues.source) + continues.rows : count;
}

function runSettings(workspace: Workspace, flow: string, ids: readonly NodeId[]) {
  const { project } = workspace.project.getState();
  const settings = workspace.settings.getState();
  const model = projectModel(project);
  const studio = flowStudio(model.studio, flow);
  return {
    batchSize: ownBatchSize(project, flow) ?? settings.batchSize,
    journal: 'full' as const,
    maxVisitsPerBatch: studio.run.maxVisitsPerBatch ?? settings.maxVisitsPerBatch,
    delayMs: studio.run.delayMs ?? 0,
    onError: studio.run.onError ?? ('stop' as const),
    enforceRequiredFields: settings.enforceRequiredFields,
    enforceRetry: settings.enforceRetry,
    ...runBreakpoints(studio, ids),
    pinned: pinnedInputs(ids, studio.pinned),
  };
}

function runningPhase({ phase }: OneRun): OneRun['phase'] {
  return phase === 'starting' ? 'running' : phase;
}
