import { stat } from 'node:fs/promises';
import { emptyStorePage } from '../../../core/contract/store-page.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { storeFileOf } from '../project/studio-folder.ts';
import { requireTrust } from './require-trust.ts';

export const storeHandlers = {
  'store.list': listProjectStore,
  'store.page': pageProjectStore,
  'store.clear': clearProjectStore,
  'store.restore': restoreProjectStore,
  'storage.try': tryStorage,
} satisfies Partial<HostHandlers>;

async function listProjectStore({ projectId }: HostParams<'store.list'>, { session }: HandlerContext) {
  const { folder } = session.project(projectId);
  return (await hasStore(folder)) ? await session.engine().stores.list(placeOf(folder)) : [];
}

async function pageProjectStore(
  { projectId, ...query }: HostParams<'store.page'>,
  { session }: HandlerContext,
) {
  const { folder } = session.project(projectId);
  return (await hasStore(folder))
    ? await session.engine().stores.page(placeOf(folder), query)
    : { ...emptyStorePage, rows: [] };
}

async function clearProjectStore(
  { projectId, cname }: HostParams<'store.clear'>,
  { session }: HandlerContext,
) {
  const { folder } = session.project(projectId);
  if (await hasStore(folder)) await session.engine().stores.clear(placeOf(folder), cname);
  return null;
}

async function restoreProjectStore({ projectId }: HostParams<'store.restore'>, { session }: HandlerContext) {
  const { folder } = session.project(projectId);
  if (await hasStore(folder)) await session.engine().stores.restore(placeOf(folder));
  return null;
}

/** What the connector refers to is read, and sent to where it says. */
async function tryStorage(
  { projectId, connector }: HostParams<'storage.try'>,
  { services, session }: HandlerContext,
) {
  await requireTrust(services, session.project(projectId).folder);
  return await session.engine().tryStorage(connector);
}

function placeOf({ root }: ProjectFolder) {
  return { root, storePath: storeFileOf(root) };
}

/** Whether a run has made the store's file yet. */
async function hasStore(folder: ProjectFolder): Promise<boolean> {
  const found = await stat(storeFileOf(folder.root)).catch(() => undefined);
  return found !== undefined;
}
