import { freePath } from '../../../core/project/file-names.ts';
import { projectModel } from '../../../core/project/model.ts';
import type { RowFormat } from '../../../core/rows/row-format.ts';
import { maxEditableSampleBytes } from '../../../core/samples/editable-samples.ts';
import { samplePaths } from '../../stores/samples-path.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { toast } from '../../ui/toast.ts';
import { askImport, askUpload, tellRefused } from './import-dialog.tsx';
import { importRows } from './import-rows.ts';
import { keepAsLines } from './keep-as-lines.ts';
import { appendRows } from './sample-lines.ts';
import { encodingOf } from './text-encoding.ts';
import { uploadSamples } from './upload-samples.ts';
import { chooseSamples, type Samples } from './use-samples.ts';

/** Bytes of a large file that are read to show its first rows. */
const previewBytes = 256 * 1024;

/** Takes the rows of a file that a person chose or dropped, after showing them. */
export async function takeFile(workspace: Workspace, samples: Samples, file: File): Promise<void> {
  return file.size > maxEditableSampleBytes
    ? takeLarge(workspace, samples.flow, file)
    : takeSmall(workspace, samples, file);
}

async function takeSmall(workspace: Workspace, samples: Samples, file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = encodingOf(bytes);
  if (encoding === null) return tellRefused(workspace, file.name, 'binary');
  const imported = importRows(new TextDecoder(encoding).decode(bytes), file.name);
  if (imported.failure !== null) return tellRefused(workspace, file.name, imported.failure);
  if (imported.count === 0) return tellRefused(workspace, file.name, 'no-rows');
  const isEditable = samples.path.endsWith('.jsonl') && samples.largeBytes === null;
  const before = isEditable ? (samples.text ?? '') : '';
  const choice = await askImport(workspace, file.name, imported, before.trim() !== '');
  if (choice === null) return;
  const rows = imported.rows(choice.asText);
  // Lines of JSON would break a file of another kind, and one that is not loaded can't be changed.
  if (!isEditable) return keepAsLines(workspace, samples, rows);
  samples.edit('samples.importEdit', appendRows(choice.way === 'append' ? before : '', rows));
}

/** A large file becomes one of the project's own, beside those that are there, and the flow runs with it from then on. */
async function takeLarge(workspace: Workspace, flow: string, file: File): Promise<void> {
  const piece = new Uint8Array(await file.slice(0, previewBytes).arrayBuffer());
  const encoding = encodingOf(piece);
  if (encoding === null) return tellRefused(workspace, file.name, 'binary');
  const text = new TextDecoder(encoding).decode(piece, { stream: true });
  const preview = importRows(text, file.name, { isPiece: true });
  if (preview.failure !== null) return tellRefused(workspace, file.name, preview.failure);
  const { project, opened } = workspace.project.getState();
  if (!projectModel(project).flow(flow)) return;
  const name = file.name.replace(/\.[^.]*$/, '');
  const path = freePath(
    samplePaths(project, opened),
    'samples/',
    '',
    name,
    extensionOf(file.name, preview.format),
  );
  if (!(await askUpload(workspace, file.name, { preview, bytes: file.size, path }))) return;
  await uploadSamples(workspace, path, file, encoding);
  chooseSamples(workspace, flow, path);
  toast({
    kind: 'ok',
    message: workspace.text('samples.uploaded', { path, megabytes: (file.size / 1e6).toFixed(1) }),
  });
}

/** A file that says that tabs part its cells goes on saying so. */
function extensionOf(name: string, format: RowFormat): string {
  return format === 'csv' && /\.tsv$/i.test(name) ? '.tsv' : `.${format}`;
}
