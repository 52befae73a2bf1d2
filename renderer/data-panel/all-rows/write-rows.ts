import { functionOfNode } from '../../../core/project/chain.ts';
import { tellWithUndo } from '../../command-kit/tell-with-undo.ts';
import { journalRows } from '../../stores/journal-rows.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { saveAs } from '../../ui/save-as.ts';
import { toast } from '../../ui/toast.ts';
import { samplesOf } from '../samples/use-samples.ts';
import { asCsv, asLines } from '../store/export-store.ts';

const pageSize = 5000;
/** Rows and characters that are saved at once. */
const most = { rows: 1_000_000, characters: 256 * 1024 * 1024 };
/** A file of samples is edited as a whole. */
const mostOfSamples = { rows: 100_000, characters: 5 * 1024 * 1024 };

/** Gives a person all rows that are shown, in their order, as a file. */
export async function saveRows(workspace: Workspace, format: 'jsonl' | 'csv'): Promise<void> {
  const { shown } = workspace.rows.getState();
  if (shown === null) return;
  const rows = await readShown(workspace, most);
  const [text, type] = format === 'csv' ? [asCsv(rows), 'text/csv'] : [asLines(rows), 'application/jsonl'];
  saveAs(new Blob([text], { type }), `${functionOfNode(shown.place)}-${shown.side}.${format}`);
}

/** The flow's samples become the rows that are shown. */
export async function rowsToSamples(workspace: Workspace): Promise<void> {
  const { flow } = workspace.run.getState();
  if (flow === null) return;
  const rows = await readShown(workspace, mostOfSamples);
  const samples = samplesOf(workspace, flow);
  if (!samples.path.endsWith('.jsonl') || samples.largeBytes !== null) {
    toast({ kind: 'warning', message: workspace.text('rows.samplesFixed', { path: samples.path }) });
    return;
  }
  samples.edit('rows.toSamplesEdit', asLines(rows));
  workspace.selection.getState().set({ bottomTab: 'samples' });
  tellWithUndo(workspace, workspace.text('rows.toSamplesDone', { count: rows.length, path: samples.path }));
}

/** Whole rows that are shown; those that were cut when they were kept, and those beyond the bounds, are told of. */
async function readShown(workspace: Workspace, bounds: typeof most): Promise<string[]> {
  const { shown } = workspace.rows.getState();
  const rows: string[] = [];
  if (shown === null) return rows;
  const { matching, ...query } = shown;
  let [offset, length, cut] = [0, 0, 0];
  while (offset < matching && rows.length < bounds.rows && length < bounds.characters) {
    const page = await journalRows(workspace, { ...query, offset, limit: pageSize });
    if (page.rows.length === 0) break;
    for (const { json, cutFromBytes } of page.rows) {
      if (cutFromBytes === undefined) rows.push(json);
      else cut++;
      length += json.length;
    }
    offset += page.rows.length;
  }
  const left = matching - rows.length;
  if (left > 0) toast({ kind: 'warning', message: workspace.text('rows.notSaved', { count: left, cut }) });
  return rows;
}
