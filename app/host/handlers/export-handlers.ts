import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { sweepFolders } from '../disk/leftovers.ts';
import { writeTogether } from '../disk/write-together.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { exportClash, realPathSoFar } from '../project/export-target.ts';
import { errorCode, toFileError } from '../project/file-error.ts';
import { inParallel } from '../project/in-parallel.ts';
import { makeFolder } from '../project/make-folder.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { checkNewName, resolveInside } from '../project/project-path.ts';
import { rareError } from '../rare-errors.ts';

export const exportHandlers = {
  'export.read': readExport,
  'export.write': writeExport,
  'export.go': writeGoExport,
} satisfies Partial<HostHandlers>;

/** What is there already, for the diff; a file that is not there reads as null. */
async function readExport({ folder, paths }: HostParams<'export.read'>) {
  const root = await exportFolder(folder);
  return inParallel(paths, 32, async (path) => ({ path, text: await readIfThere(root, path) }));
}

async function writeExport(
  { folder, files, force }: HostParams<'export.write'>,
  { services, session }: HandlerContext,
) {
  const root = await exportFolder(folder);
  for (const project of session.projects.values()) await refuseOwnProject(project.folder, root, files, force);
  await writeAll(root, files, services);
  return { written: files.map(({ path }) => path) };
}

async function writeGoExport(wish: HostParams<'export.go'>, { services, session }: HandlerContext) {
  const { folder } = session.project(wish.projectId);
  // All rules and all builtins are behind it: half of the host's code.
  const { exportGoFor } = await import('../golang/window-export.ts');
  return exportGoFor(folder, wish, async (files) =>
    writeAll(await exportFolder(wish.folder), files, services),
  );
}

/** Writes all of them or none; `root` is made where it is not there. */
async function writeAll(
  root: string,
  files: readonly { path: string; text: string }[],
  services: HandlerContext['services'],
): Promise<void> {
  // Everything that can be known before is checked before, so that an export is there as a whole or not at all.
  await makeExportFolder(root);
  const checked = await inParallel(files, 32, async ({ path, text }) => ({
    path,
    text,
    target: await checkTarget(root, path),
  }));
  const folders = [...new Set([root, ...checked.map(({ target }) => dirname(target))])];
  await sweepFolders(folders);
  await services.begunWork.during(folders, () =>
    writeTogether(root, checked, (thrown, path) => toFileError(thrown, join(root, path))),
  );
}

async function makeExportFolder(root: string): Promise<void> {
  try {
    await makeFolder(root);
  } catch (thrown) {
    throw toFileError(thrown, root);
  }
}

/** The absolute path to write to, its folder made. */
async function checkTarget(root: string, path: string): Promise<string> {
  try {
    const target = await resolveInside(root, path);
    for (const part of path.split('/')) checkNewName(part);
    await makeFolder(dirname(target));
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) throw new CodedError('host.folder-named-as-file', { path: target });
    return target;
  } catch (thrown) {
    throw toFileError(thrown, join(root, path));
  }
}

/** An export among a project's own files would define everything in it twice, or be taken for samples or code. */
async function refuseOwnProject(
  folder: ProjectFolder,
  to: string,
  files: HostParams<'export.write'>['files'],
  force: boolean,
): Promise<void> {
  const { root } = folder;
  const clash = await exportClash(folder, to, files, (path) => readIfThere(root, path));
  if (clash === 'config') throw rareError('host.export-into-project', { to, folder: root });
  if (clash === 'files' && !force) throw rareError('host.export-among-files', { to, folder: root });
}

/** The real path of the folder, as far as it is there; it is made when the files are written. */
async function exportFolder(folder: string): Promise<string> {
  if (!isAbsolute(folder)) throw new CodedError('host.not-absolute', { path: folder });
  return realPathSoFar(folder);
}

async function readIfThere(root: string, path: string): Promise<string | null> {
  try {
    return await readFile(await resolveInside(root, path), 'utf8');
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return null;
    throw toFileError(thrown, join(root, path));
  }
}
