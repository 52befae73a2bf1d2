import type { App, Event, Session, WebContents } from 'electron';
import { isOwnPage, isWebLink } from './page-origin.ts';

/** What the page may ask of the browser: writing to the clipboard after a click, and nothing else. */
const grantedPermission = 'clipboard-sanitized-write';

/** Denies every page and frame, whoever made it, what the user interface never needs. */
export function lockDown(app: App, openExternal: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', stayHome);
    contents.on('will-redirect', stayHome);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    denyWindows(contents, openExternal);
  });
}

function stayHome(event: Event, url?: string): void {
  // Newer versions carry the address in the event.
  const target: unknown = Reflect.get(event, 'url') ?? url;
  if (typeof target !== 'string' || !isOwnPage(target)) event.preventDefault();
}

/** No page opens a window; a link to the web goes to the system's browser. */
function denyWindows(contents: WebContents, openExternal: (url: string) => void): void {
  function denied(url: string): void {
    if (isWebLink(url)) openExternal(url);
  }
  // `setWindowOpenHandler` came with Electron 12; before it, there was an event.
  if (typeof contents.setWindowOpenHandler === 'function') {
    contents.setWindowOpenHandler(({ url }) => {
      denied(url);
      return { action: 'deny' };
    });
    return;
  }
  const older: NodeJS.EventEmitter = contents;
  older.on('new-window', (event: Event, url: string) => {
    event.preventDefault();
    denied(url);
  });
}

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback) =>
    callback(permission === grantedPermission),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === grantedPermission);
  // Devices came later than permissions.
  if (typeof session.setDevicePermissionHandler === 'function')
    session.setDevicePermissionHandler(() => false);
}
