import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { sweepProject } from '../disk/sweep-project.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers, HostServices } from '../host-services.ts';
import { toFileError } from '../project/file-error.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import type { ProjectContents } from '../project/read-project.ts';
import type { FileChange } from '../project/save-files.ts';
import { hashOf } from '../project/text-file.ts';
import { createUploads } from '../samples/uploads.ts';
import type { OpenedProject, Session } from '../session.ts';
import type { RecoveryCopy } from '../storage/recovery-journal.ts';

/** What watches takes longer to load than most projects: the window draws its project first. */
const watchAfterMs = 300;

export const projectHandlers = {
  'project.open': openProject,
  'project.close': closeProject,
  'project.trust': trustProject,
  'project.save': saveProject,
  'project.keepRecovery': keepRecovery,
  'project.forgetRecovery': forgetRecovery,
} satisfies Partial<HostHandlers>;

async function openProject({ root }: HostParams<'project.open'>, { services, session }: HandlerContext) {
  const folder = await services.folders.get(root);
  await closeProjectsIn(folder, session);
  const projectId = randomUUID();
  const openElsewhere = [...folder.viewers].some((other) => other.isPresent());
  const [trusted, readOnly, copies] = await Promise.all([
    services.trusted.isTrusted(folder.root),
    folder.isReadOnly(),
    services.recovery.find(folder.root, services.liveProjects()),
    // It finishes what a killed save had begun.
    sweepProject(folder.root, folder.layout),
  ]);
  const { viewer, contents } = await folder.join({
    onChange: (changes) => session.emit('project.filesChanged', { projectId, changes }),
    onGone: () => session.emit('project.folderGone', { projectId }),
    isPresent: () => services.liveSessions().has(session.id),
  });
  const listed = services.recent.add(folder.root);
  const project: OpenedProject = {
    projectId,
    folder,
    viewer,
    uploads: createUploads(folder),
    journals: services.journals.of(folder),
    samples: new Map(),
    offered: new Map(),
    async close() {
      for (const sample of this.samples.values()) sample.close();
      await this.uploads.abortAll();
      // What is still being written, such as the history of a run that was just stopped.
      await folder.inTurn(async () => undefined);
      await services.recovery.release(folder.root, projectId);
      await folder.leave(viewer);
      await listed;
      services.folders.release(folder);
    },
  };
  await session.add(project);
  session.window?.projectChanged(folder.root);
  const recovery = await offerRecovery(project, contents, copies, services);
  setTimeout(() => void watch(folder), watchAfterMs).unref();
  return {
    projectId,
    root: folder.root,
    name: basename(folder.root),
    ...contents,
    trusted,
    readOnly,
    openElsewhere,
    recovery,
  };
}

/** A change that is not seen is found by its hash, when it would be written over. */
async function watch(folder: ProjectFolder): Promise<void> {
  try {
    await folder.watch();
  } catch (thrown) {
    console.warn(`changes by others: ${String(thrown)}`);
  }
}

/** What windows that are gone left unsaved, but what the disk holds by now: a save may have got that far. */
async function offerRecovery(
  { folder, offered }: OpenedProject,
  { files, largeFiles, unreadable }: ProjectContents,
  found: readonly RecoveryCopy[],
  { recovery }: HostServices,
): Promise<RecoveryCopy[]> {
  if (found.length === 0) return [];
  const hashes = new Map(files.map(({ path, hash }) => [path, hash]));
  const others = new Set([...largeFiles, ...unreadable].map(({ path }) => path));
  const isSaved = ({ path, text }: FileChange) =>
    !others.has(path) && hashes.get(path) === (text === null ? undefined : hashOf(text));
  const copies = found.map((copy) => ({
    ...copy,
    changes: copy.changes.filter((change) => !isSaved(change)),
  }));
  const isEmpty = ({ changes }: RecoveryCopy) => changes.length === 0;
  const wanted = copies.filter((copy) => !isEmpty(copy));
  await recovery.forget(
    folder.root,
    copies.filter((copy) => isEmpty(copy) && copy.left !== 'elsewhere'),
  );
  for (const { id, savedAt } of wanted) offered.set(id, savedAt);
  return wanted;
}

/** A page that was loaded again opens its folder again: what it had open before is not another window. */
async function closeProjectsIn(folder: ProjectFolder, session: Session): Promise<void> {
  for (const project of [...session.projects.values()]) {
    if (project.folder !== folder) continue;
    await session.drop(project.projectId);
  }
}

async function closeProject({ projectId }: HostParams<'project.close'>, { session }: HandlerContext) {
  const root = session.projects.get(projectId)?.folder.root;
  if (root !== undefined) await session.endRuns(root);
  await session.drop(projectId);
  if (session.projects.size === 0) session.window?.projectChanged(null);
  return null;
}

async function trustProject(
  { projectId, trusted }: HostParams<'project.trust'>,
  { services, session }: HandlerContext,
) {
  await services.trusted.set(session.project(projectId).folder.root, trusted);
  return null;
}

async function saveProject(
  { projectId, changes, recreate }: HostParams<'project.save'>,
  { services, session }: HandlerContext,
) {
  const { folder, viewer } = session.project(projectId);
  const tell = (thrown: unknown) => services.troubles.report(toFileError(thrown, folder.root));
  // A save without a copy to fall back on is still better than none.
  await folder.inTurn(() => services.recovery.keepAlso(folder.root, projectId, changes)).catch(tell);
  const result = await folder.save(viewer, changes, { recreate });
  await folder.inTurn(() => services.recovery.settle(folder.root, projectId, result.saved)).catch(tell);
  return result;
}

async function keepRecovery(
  { projectId, changes }: HostParams<'project.keepRecovery'>,
  { services, session }: HandlerContext,
) {
  const { folder } = session.project(projectId);
  await folder.inTurn(() => services.recovery.keep(folder.root, projectId, changes));
  return null;
}

async function forgetRecovery(
  { projectId, ids }: HostParams<'project.forgetRecovery'>,
  { services, session }: HandlerContext,
) {
  const { folder, offered } = session.project(projectId);
  const answered = ids.flatMap((id) => {
    const savedAt = offered.get(id);
    return savedAt === undefined ? [] : [{ id, savedAt }];
  });
  await folder.inTurn(() => services.recovery.forget(folder.root, answered));
  for (const { id } of answered) offered.delete(id);
  return null;
}
