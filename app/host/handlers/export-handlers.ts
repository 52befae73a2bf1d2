import { mkdir, readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { HandlerContext, HostHandlers, HostParams } from '../host-services.ts';
import { errorCode, toFileError } from '../project/file-error.ts';
import { inParallel } from '../project/in-parallel.ts';
import { isProjectPath } from '../project/project-files.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { checkNewName, resolveInside, toProjectPath } from '../project/project-path.ts';

export const exportHandlers = {
  'export.read': readExport,
  'export.write': writeExport,
} satisfies Partial<HostHandlers>;

/** What is there already, for the diff; a file that is not there reads as null. */
async function readExport({ folder, paths }: HostParams<'export.read'>) {
  const root = await exportFolder(folder);
  return inParallel(paths, 32, async (path) => ({ path, text: await readIfThere(root, path) }));
}

async function writeExport({ folder, files }: HostParams<'export.write'>, { session }: HandlerContext) {
  const root = await exportFolder(folder);
  for (const project of session.projects.values()) await refuseOwnProject(project.folder, root, files);
  const written = await inParallel(files, 16, async ({ path, text }) => {
    try {
      const target = await resolveInside(root, path);
      for (const part of path.split('/')) checkNewName(part);
      await mkdir(dirname(target), { recursive: true });
      await writeFileAtomic(target, text);
      return path;
    } catch (thrown) {
      throw toFileError(thrown, path);
    }
  });
  return { written };
}

/** An export among a project's own files would define everything in it twice: KisFlow's import stops at that. */
async function refuseOwnProject(
  { root, layout }: ProjectFolder,
  target: string,
  files: HostParams<'export.write'>['files'],
): Promise<void> {
  const inside = toProjectPath(root, target);
  if (inside === '..' || inside.startsWith('../') || isAbsolute(inside)) return;
  for (const { path, text } of files) {
    const own = inside === '' ? path : `${inside}/${path}`;
    if (isProjectPath(own, layout) && (await readIfThere(root, own)) !== text)
      throw new CodedError('host.export-into-project', { to: target, folder: root });
  }
}

/** The real path of the folder; one that is not there yet is exported to all the same. */
async function exportFolder(folder: string): Promise<string> {
  if (!isAbsolute(folder)) throw new CodedError('host.not-a-folder', { path: folder });
  try {
    return await realpath(folder);
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return folder;
    throw toFileError(thrown, folder);
  }
}

async function readIfThere(root: string, path: string): Promise<string | null> {
  try {
    return await readFile(await resolveInside(root, path), 'utf8');
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return null;
    throw toFileError(thrown, path);
  }
}
