import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { toFileError } from '../project/file-error.ts';
import { resolveInside } from '../project/project-path.ts';
import { openSampleFile, type SampleFile, stampOf } from '../samples/sample-file.ts';
import type { OpenedProject } from '../session.ts';

export const sampleHandlers = {
  'samples.window': sampleWindow,
  'samples.upload': uploadSample,
} satisfies Partial<HostHandlers>;

async function sampleWindow(
  { projectId, path, offset, limit }: HostParams<'samples.window'>,
  { session }: HandlerContext,
) {
  const sample = await sampleOf(session.project(projectId), path);
  const { failure, ...window } = await sample.window(offset, limit);
  return { ...window, failure: failure && { ...failure } };
}

/** The scanned file, scanned again when it changed on disk. */
async function sampleOf(project: OpenedProject, path: string): Promise<SampleFile> {
  try {
    const target = await resolveInside(project.folder.root, path);
    const stamp = await stampOf(target);
    const known = project.samples.get(path);
    if (known?.stamp === stamp) return known;
    known?.close();
    const sample = openSampleFile(target, path, stamp);
    project.samples.set(path, sample);
    return sample;
  } catch (thrown) {
    throw toFileError(thrown, path);
  }
}

async function uploadSample(
  { projectId, path, step, text }: HostParams<'samples.upload'>,
  { session }: HandlerContext,
) {
  const { folder, uploads } = session.project(projectId);
  return { bytes: await folder.inTurn(() => uploads[step](path, text)) };
}
