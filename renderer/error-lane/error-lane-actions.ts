import { type LaneEntry, laneLines, rowsAgain } from '../../core/run/failed-rows.ts';
import { runFlow } from '../flow-actions/run-flow.ts';
import { laneSource } from '../stores/lane-run.ts';
import type { Workspace } from '../stores/scopes.ts';
import { saveAs } from '../ui/save-as.ts';
import { toast } from '../ui/toast.ts';

/** Rows of one page of the host's answer, and of the panel. */
export const pageOfErrors = 200;
const mostRows = 10_000;

/** The kept rows of the shown run's error lane from an offset on; none where its journal is gone. */
export async function readErrors(workspace: Workspace, offset: number, limit: number): Promise<LaneEntry[]> {
  const { runId } = workspace.run.getState();
  const { projectId } = workspace.project.getState().opened;
  if (runId === null) return [];
  return (await workspace.backend.call('runs.failedRows', { projectId, runId, offset, limit })).rows;
}

/** Runs the flow of the shown run with the rows of its error lane, as they were read. */
export async function runErrorsAgain(workspace: Workspace): Promise<void> {
  const { flow } = workspace.run.getState();
  const entries = await readErrors(workspace, 0, mostRows);
  const lines = rowsAgain(entries);
  if (flow === null) return;
  if (lines === '') {
    toast({ kind: 'warning', message: workspace.text('errors.noneToRun') });
    return;
  }
  workspace.selection.getState().showFlow(flow);
  await runFlow(workspace, flow, { rows: { name: laneSource, lines } });
}

/** Saves the error lane as JSON Lines: each row with where and why it failed. */
export async function saveErrors(workspace: Workspace): Promise<void> {
  const { flow } = workspace.run.getState();
  const entries = await readErrors(workspace, 0, mostRows);
  const lines = laneLines(entries, workspace.settings.getState().resolvedLanguage);
  saveAs(new Blob([lines], { type: 'application/x-ndjson;charset=utf-8' }), `${flow ?? 'run'}-errors.jsonl`);
}
