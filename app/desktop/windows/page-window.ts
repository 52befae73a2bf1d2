import type { BrowserWindow, WebContents } from 'electron';
import { isOwnPage, pageUrl, projectPageUrl } from '../security/page-origin.ts';

/** A hidden window into which the user interface is being loaded, whether somebody listens to its page already or not. */
export interface PageWindow {
  readonly browserWindow: BrowserWindow;
  /** Resolves when its page has run its scripts, and is about to draw; also when it can't. */
  readonly ready: Promise<void>;
  /** Calls `listener` for every page that is loaded into the window: now for one that is loading already, then at each reload. */
  onPage(listener: () => void): void;
}

/**
 * Begins to load the user interface into a window. `root`: the folder that the window is made for, so that its page need not
 * wait for the host to load what shows it, and asks for it with its first questions.
 */
export function openPage(browserWindow: BrowserWindow, root: string | null): PageWindow {
  let began = false;
  let listener = (): void => {
    began = true;
  };
  onNavigation(browserWindow.webContents, () => listener());
  const ready = new Promise<void>((resolve) => {
    browserWindow.webContents.once('dom-ready', () => resolve());
    browserWindow.webContents.once('did-fail-load', () => resolve());
  });
  void browserWindow.loadURL(addressOf(root)).catch(() => undefined);
  return {
    browserWindow,
    ready,
    onPage(given) {
      listener = given;
      if (began) given();
    },
  };
}

function addressOf(root: string | null): string {
  return root === null ? pageUrl : `${projectPageUrl}?${new URLSearchParams({ project: root })}`;
}

/** Calls for each of our pages whose loading begins in the main frame. */
function onNavigation(contents: WebContents, began: () => void): void {
  contents.on('did-start-navigation', (event, url, isInPlace, isMainFrame) => {
    // Newer versions tell in the event, older ones in arguments.
    const details = { url, isSameDocument: isInPlace, isMainFrame, ...pick(event) };
    if (details.isMainFrame && !details.isSameDocument && isOwnPage(details.url)) began();
  });
}

interface NavigationDetails {
  url?: string;
  isSameDocument?: boolean;
  isMainFrame?: boolean;
}

function pick({ url, isSameDocument, isMainFrame }: NavigationDetails): NavigationDetails {
  return isMainFrame === undefined || url === undefined || isSameDocument === undefined
    ? {}
    : { url, isSameDocument, isMainFrame };
}
