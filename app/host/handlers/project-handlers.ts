import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { sweepProject } from '../disk/sweep-project.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { createUploads } from '../samples/uploads.ts';
import type { OpenedProject, Session } from '../session.ts';

export const projectHandlers = {
  'project.open': openProject,
  'project.close': closeProject,
  'project.trust': trustProject,
  'project.save': saveProject,
  'project.keepRecovery': keepRecovery,
} satisfies Partial<HostHandlers>;

async function openProject({ root }: HostParams<'project.open'>, { services, session }: HandlerContext) {
  const folder = await services.folders.get(root);
  await closeProjectsIn(folder, session);
  await sweepProject(folder.root, folder.layout);
  const projectId = randomUUID();
  const openElsewhere = [...folder.viewers].some((other) => other.isPresent());
  const { viewer, contents } = await folder.join({
    onChange: (changes) => session.emit('project.filesChanged', { projectId, changes }),
    onGone: () => session.emit('project.folderGone', { projectId }),
    isPresent: () => services.liveSessions().has(session.id),
  });
  const project: OpenedProject = {
    projectId,
    folder,
    viewer,
    uploads: createUploads(folder),
    samples: new Map(),
    async close() {
      for (const sample of this.samples.values()) sample.close();
      await this.uploads.abortAll();
      // What is still being written, such as the history of a run that was just stopped.
      await folder.inTurn(async () => undefined);
      await folder.leave(viewer);
      services.folders.release(folder);
    },
  };
  session.projects.set(projectId, project);
  session.window?.projectChanged(folder.root);
  await services.recent.add(folder.root);
  return {
    projectId,
    root: folder.root,
    name: basename(folder.root),
    ...contents,
    trusted: await services.trusted.isTrusted(folder.root),
    readOnly: await folder.isReadOnly(),
    openElsewhere,
    recovery: await services.recovery.find(folder.root, session.id, services.liveSessions()),
  };
}

/** A page that was loaded again opens its folder again: what it had open before is not another window. */
async function closeProjectsIn(folder: ProjectFolder, session: Session): Promise<void> {
  for (const project of [...session.projects.values()]) {
    if (project.folder !== folder) continue;
    session.projects.delete(project.projectId);
    await project.close();
  }
}

async function closeProject({ projectId }: HostParams<'project.close'>, { session }: HandlerContext) {
  const project = session.projects.get(projectId);
  session.projects.delete(projectId);
  await project?.close();
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

function saveProject(
  { projectId, changes, recreate }: HostParams<'project.save'>,
  { session }: HandlerContext,
) {
  const { folder, viewer } = session.project(projectId);
  return folder.save(viewer, changes, { recreate });
}

async function keepRecovery(
  { projectId, changes }: HostParams<'project.keepRecovery'>,
  { services, session }: HandlerContext,
) {
  const { folder } = session.project(projectId);
  const live = services.liveSessions();
  await folder.inTurn(() => services.recovery.keep(folder.root, session.id, live, changes));
  return null;
}
