import type { HostParams } from '../host-params.ts';
import type { FirstContext, FirstHandlers } from '../host-services.ts';

/** In a browser there is no window of ours: links are opened by the page itself, and the rest is left out. */
export const windowHandlers = {
  'dialog.openFolder': openFolderDialog,
  'shell.openExternal': openExternal,
  'shell.showInFolder': showInFolder,
  'window.openProject': openProjectWindow,
  'window.setState': setWindowState,
  'window.close': closeWindow,
  'menu.set': setMenu,
} satisfies Partial<FirstHandlers>;

async function openFolderDialog({ title }: HostParams<'dialog.openFolder'>, { session }: FirstContext) {
  return (await session.window?.openFolderDialog(title)) ?? null;
}

async function openExternal({ url }: HostParams<'shell.openExternal'>, { session }: FirstContext) {
  await session.window?.openExternal(url);
  return null;
}

async function showInFolder({ path }: HostParams<'shell.showInFolder'>, { session }: FirstContext) {
  await session.window?.showInFolder(path);
  return null;
}

async function openProjectWindow({ root }: HostParams<'window.openProject'>, { session }: FirstContext) {
  return { handled: (await session.window?.openProject(root)) ?? false };
}

function setWindowState(state: HostParams<'window.setState'>, { session }: FirstContext) {
  session.window?.setState(state);
  return null;
}

function closeWindow(_params: object, { session }: FirstContext) {
  session.window?.close();
  return null;
}

function setMenu({ commands }: HostParams<'menu.set'>, { session }: FirstContext) {
  session.window?.setMenu(commands);
  return null;
}
