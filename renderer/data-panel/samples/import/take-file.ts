import { freePath } from '../../../../core/project/file-names.ts';
import { projectModel } from '../../../../core/project/model.ts';
import { formatOf } from '../../../../core/rows/row-format.ts';
import { appendRows } from '../../../../core/samples/append-rows.ts';
import { maxEditableSampleBytes } from '../../../../core/samples/editable-samples.ts';
import { samplePaths } from '../../../stores/samples-path.ts';
import type { Workspace } from '../../../stores/scopes.ts';
import { toast } from '../../../ui/toast.ts';
import { chooseSamples, type Samples, samplesOf } from '../use-samples.ts';
import { askImport, type ImportChoice, type ImportQuestion, tellRefused } from './import-dialog.tsx';
import { guessFile, type ImportFile, isAsRun, readFile } from './import-file.ts';
import { keepAsLines } from './keep-as-lines.ts';
import { rememberedReading, rememberReading } from './remembered-reading.ts';
import { uploadSamples } from './upload-samples.ts';

/** Bytes of a large file that are read to show its first rows. */
const previewBytes = 256 * 1024;

/** Takes the rows of a file that a person chose or dropped, after showing them. */
export async function takeFile(workspace: Workspace, samples: Samples, file: File): Promise<void> {
  const read = await readPiece(file);
  return read.isPiece ? takeLarge(workspace, samples.flow, read, file) : takeSmall(workspace, samples, read);
}

/** A file, or the beginning of one that is too large to be edited. */
export async function readPiece(file: File): Promise<ImportFile> {
  const isPiece = file.size > maxEditableSampleBytes;
  const part = isPiece ? file.slice(0, previewBytes) : file;
  return { name: file.name, bytes: new Uint8Array(await part.arrayBuffer()), isPiece };
}

/** The same for the samples of a flow, as they are now. */
export function takeFileOf(workspace: Workspace, flow: string, file: File): Promise<void> {
  return takeFile(workspace, samplesOf(workspace, flow), file);
}

type Asked = Pick<ImportQuestion, 'canAppend' | 'large'>;

/** What a person says of the file, which is remembered; null when they cancel, or it is no text. */
export async function askHowToRead(
  workspace: Workspace,
  file: ImportFile,
  asked: Asked,
): Promise<ImportChoice | null> {
  const guess = guessFile(file);
  if (guess === null) {
    await tellRefused(workspace, file.name);
    return null;
  }
  const { root } = workspace.project.getState().opened;
  const remembered = rememberedReading(root, guess);
  const choice = await askImport(workspace, { ...asked, file, guess, remembered });
  if (choice !== null) rememberReading(root, guess, choice.reading);
  return choice;
}

async function takeSmall(workspace: Workspace, samples: Samples, file: ImportFile): Promise<void> {
  const isEditable = samples.path.endsWith('.jsonl') && samples.largeBytes === null;
  const before = isEditable ? (samples.text ?? '') : '';
  const choice = await askHowToRead(workspace, file, { canAppend: before.trim() !== '', large: null });
  if (choice === null) return;
  const rows = readFile(file, choice.reading).rows(choice.asText);
  // Lines of JSON would break a file of another kind, and one that is not loaded can't be changed.
  if (!isEditable) return keepAsLines(workspace, samples, rows);
  samples.edit('samples.importEdit', appendRows(choice.way === 'append' ? before : '', rows));
}

/** A large file becomes one of the project's own, beside those that are there, and the flow runs with it from then on. */
async function takeLarge(workspace: Workspace, flow: string, piece: ImportFile, file: File): Promise<void> {
  if (!projectModel(workspace.project.getState().project).flow(flow)) return;
  const path = largePaths(workspace, piece);
  const choice = await askHowToRead(workspace, piece, {
    canAppend: false,
    large: { bytes: file.size, path },
  });
  if (choice !== null) await keepLarge(workspace, flow, file, piece, choice, path);
}

/** Where a large file goes: as it is, or as JSON Lines. */
export function largePaths(workspace: Workspace, { name, bytes }: ImportFile): (asRun: boolean) => string {
  const { project, opened } = workspace.project.getState();
  const taken = samplePaths(project, opened);
  const format = formatOf(name, new TextDecoder().decode(bytes, { stream: true }));
  const base = name.replace(/\.[^.]*$/, '');
  return (asRun) => freePath(taken, 'samples/', '', base, asRun ? extensionOf(name, format) : '.jsonl');
}

/** Copies a large file into the project, and lets the flow run with it. */
export async function keepLarge(
  workspace: Workspace,
  flow: string,
  file: File,
  piece: ImportFile,
  choice: ImportChoice,
  path: (asRun: boolean) => string,
): Promise<void> {
  const asRun = isAsRun(piece, choice.reading, choice.asText);
  const chosen = path(asRun);
  const leftOut = await uploadSamples(workspace, chosen, file, { ...choice, asRun });
  chooseSamples(workspace, flow, chosen);
  toast({
    kind: 'ok',
    message: workspace.text('samples.uploaded', { path: chosen, megabytes: (file.size / 1e6).toFixed(1) }),
  });
  if (leftOut > 0)
    toast({ kind: 'warning', message: workspace.text('samples.unevenLeftOut', { count: leftOut }) });
}

/** A file that says that tabs part its cells goes on saying so. */
function extensionOf(name: string, format: string): string {
  return format === 'csv' && /\.tsv$/i.test(name) ? '.tsv' : `.${format}`;
}
