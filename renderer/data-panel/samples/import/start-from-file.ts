import { sourcePlace } from '../../../../core/project/chain.ts';
import { createFlow } from '../../../../core/project/edits/create.ts';
import { freeName, namesOf } from '../../../../core/project/edits/names.ts';
import { type Project, withFile } from '../../../../core/project/project.ts';
import { setRowType } from '../../../../core/project/studio.ts';
import { inferFields } from '../../../../core/row-types/infer.ts';
import { appendRows } from '../../../../core/samples/append-rows.ts';
import { insertBuiltin } from '../../../flow-actions/insert-builtin.ts';
import type { Workspace } from '../../../stores/scopes.ts';
import { toast } from '../../../ui/toast.ts';
import { samplesOf } from '../use-samples.ts';
import { flowNameOf } from './flow-of-file.ts';
import { type FileReading, type ImportFile, readFile } from './import-file.ts';
import { askHowToRead, keepLarge, largePaths, readPiece } from './take-file.ts';

/** Rows that the types of a flow's first rows are learnt from. */
const mostLearnt = 10_000;

/**
 * Begins a flow with the rows of a file, after showing them: the flow, its samples and their types, and a first function whose form
 * is open. Each of the three is one undo step. Nothing is made when the person cancels.
 */
export async function startFromFile(workspace: Workspace, file: File): Promise<void> {
  const piece = await readPiece(file);
  const paths = piece.isPiece ? largePaths(workspace, piece) : null;
  const large = paths && { bytes: file.size, path: paths };
  const choice = await askHowToRead(workspace, piece, { canAppend: false, large });
  if (choice === null) return;
  const flow = makeFlow(workspace, file.name);
  if (paths !== null) await keepLarge(workspace, flow, file, piece, choice, paths);
  const texts = rowsOf(piece, choice);
  workspace.project.getState().edit('samples.importEdit', (project) => {
    const typed = withTypes(project, flow, texts);
    if (paths !== null) return typed;
    return withFile(typed, samplesOf(workspace, flow).path, appendRows('', texts));
  });
  insertBuiltin(workspace, 0, 'filter');
  toast({ kind: 'ok', message: workspace.text('samples.started', { flow, count: texts.length }) });
}

function rowsOf(
  file: ImportFile,
  { reading, asText }: { reading: FileReading; asText: ReadonlySet<string> },
) {
  return readFile(file, reading).rows(asText);
}

/** A new flow named after the file, which is shown. */
function makeFlow(workspace: Workspace, file: string): string {
  const { project, edit } = workspace.project.getState();
  const flow = freeName(namesOf(project, 'flow'), flowNameOf(file));
  edit('explorer.edit.createFlow', (now) => createFlow(now, flow));
  workspace.selection.getState().showFlow(flow);
  return flow;
}

/** Keeps what the fields of a flow's first rows are: of a large file, its rows are not at hand later. */
function withTypes(project: Project, flow: string, texts: readonly string[]): Project {
  const rows = texts.slice(0, mostLearnt).map((text): unknown => JSON.parse(text));
  const fields = inferFields(rows).map((field) => ({ ...field, from: 'samples' as const }));
  return fields.length === 0
    ? project
    : setRowType(project, flow, { id: sourcePlace, chain: [] }, { fields });
}
