import { freePath } from '../../../core/project/file-names.ts';
import { projectModel } from '../../../core/project/model.ts';
import { maxEditableSampleBytes } from '../../../core/samples/editable-samples.ts';
import type { App } from '../../stores/app-stores.tsx';
import { samplePaths } from '../../stores/samples-path.ts';
import { toast } from '../../ui/toast.tsx';
import { askImport, askUpload, tellRefused } from './import-dialog.tsx';
import { importRows } from './import-rows.ts';
import { keepAsLines } from './keep-as-lines.ts';
import { previewRows } from './preview-rows.ts';
import { appendRows } from './sample-lines.ts';
import { encodingOf, type TextEncodingName } from './text-encoding.ts';
import { uploadSamples } from './upload-samples.ts';
import { chooseSamples, type Samples } from './use-samples.ts';

/** Bytes of a large file that are read to show its first rows. */
const previewBytes = 256 * 1024;

/** Takes the rows of a file that a person chose or dropped, after showing them. */
export async function takeFile(app: App, samples: Samples, file: File): Promise<void> {
  const piece = new Uint8Array(await file.slice(0, previewBytes).arrayBuffer());
  const encoding = encodingOf(piece);
  if (encoding === null) return tellRefused(app, file.name, { ok: false, reason: 'binary', line: 1 });
  return file.size > maxEditableSampleBytes
    ? takeLarge(app, samples.flow, file, encoding, piece)
    : takeSmall(app, samples, file, encoding);
}

async function takeSmall(app: App, samples: Samples, file: File, encoding: TextEncodingName): Promise<void> {
  const imported = importRows(new TextDecoder(encoding).decode(await file.arrayBuffer()), file.name);
  if (!imported.ok) return tellRefused(app, file.name, imported);
  const isEditable = samples.path.endsWith('.jsonl') && samples.largeBytes === null;
  const before = isEditable ? (samples.text ?? '') : '';
  const choice = await askImport(app, file.name, imported, before.trim() !== '');
  if (choice === null) return;
  // Lines of JSON would break a file of another kind, and one that is not loaded can't be changed.
  if (!isEditable) return keepAsLines(app, samples, imported.rows);
  samples.edit('samples.importEdit', appendRows(choice === 'append' ? before : '', imported.rows));
}

/** A large file becomes one of the project's own, beside those that are there, and the flow runs with it from then on. */
async function takeLarge(
  app: App,
  flow: string,
  file: File,
  encoding: TextEncodingName,
  piece: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const preview = previewRows(new TextDecoder(encoding).decode(piece, { stream: true }), file.name);
  if (!preview.ok) return tellRefused(app, file.name, preview);
  const { project, opened } = app.project.getState();
  if (project === null || !projectModel(project).flow(flow)) return;
  const name = file.name.replace(/\.[^.]*$/, '');
  const path = freePath(samplePaths(project, opened), 'samples/', '', name, `.${preview.format}`);
  if (!(await askUpload(app, file.name, { preview, bytes: file.size, path }))) return;
  await uploadSamples(app, path, file, encoding);
  chooseSamples(app, flow, path);
  toast({
    kind: 'ok',
    message: app.text('samples.uploaded', { path, megabytes: (file.size / 1e6).toFixed(1) }),
  });
}
