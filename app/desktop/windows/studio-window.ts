import type { BrowserWindow, Dialog, Shell } from 'electron';
import type { Host, HostConnection } from '../../host/host.ts';
import type { HostWindow } from '../../host/host-window.ts';
import type { MenuCommand } from '../menus/menu-template.ts';
import type { NativeTexts } from '../native-texts.ts';
import type { PageChannel, PageChannels } from '../security/page-channel.ts';
import { isWebLink } from '../security/page-origin.ts';
import { askToCloseAnyway, askToReload, isAlive } from './close-question.ts';
import type { PageWindow } from './page-window.ts';

/** What a window needs of the application. */
export interface WindowSurroundings {
  host: Host;
  channels: PageChannels;
  dialog: Dialog;
  shell: Shell;
  texts(): NativeTexts;
  /** See `HostWindow.openProject`. */
  openProject(from: StudioWindow, root: string | null): Promise<boolean>;
  menuChanged(window: StudioWindow): void;
  projectChanged(window: StudioWindow): void;
  /** Whether the app is about to quit, and asks its windows. */
  isQuitting(): boolean;
  /** Goes on with that. */
  quit(): void;
  /** The page agreed to close, or nobody could ask it. */
  closed(window: StudioWindow): void;
}

/** One window and the page in it. */
export interface StudioWindow {
  readonly browserWindow: BrowserWindow;
  /** The folder it shows, or is about to. */
  root: string | null;
  readonly commands: readonly MenuCommand[];
  /** Runs a command of the menus. */
  choose(commandId: string): void;
  /** Asks the page to open a folder; it asks about unsaved work first. */
  requestOpen(root: string): void;
  focus(): void;
  /** Ends the session behind the page. */
  end(): Promise<void>;
}

export function createStudioWindow(
  { browserWindow, onPage }: PageWindow,
  initialRoot: string | null,
  surroundings: WindowSurroundings,
): StudioWindow {
  const contents = browserWindow.webContents;
  let connection: HostConnection | undefined;
  let channel: PageChannel | undefined;
  let commands: readonly MenuCommand[] = [];
  let asks = false;
  let asking = false;
  let mayClose = false;
  let quitsAfterwards = false;

  /** Every page that is loaded into the window has a session of its own. */
  function connect(): void {
    disconnect();
    asks = false;
    channel = surroundings.channels.open(contents);
    connection = surroundings.host.connect(channel, { window: hostWindow, initialRoot: studioWindow.root });
  }
  function disconnect(): Promise<void> {
    const ended = connection?.end() ?? Promise.resolve();
    connection = undefined;
    channel?.close();
    return ended;
  }
  function close(): void {
    mayClose = true;
    browserWindow.close();
    // A page with unsaved work would object once more.
    if (!browserWindow.isDestroyed()) browserWindow.destroy();
    if (quitsAfterwards) surroundings.quit();
  }
  async function askToClose(): Promise<void> {
    connection?.emit('window.closeRequested', {});
    if (asking || (await isAlive(browserWindow)) || browserWindow.isDestroyed()) return;
    asking = true;
    const anyway = await askToCloseAnyway(surroundings.dialog, browserWindow, surroundings.texts());
    asking = false;
    if (anyway && !browserWindow.isDestroyed()) close();
  }
  async function crashed(): Promise<void> {
    void disconnect();
    if (await askToReload(surroundings.dialog, browserWindow, surroundings.texts())) contents.reload();
    else close();
  }

  const hostWindow: HostWindow = {
    async openFolderDialog(title) {
      const { filePaths } = await surroundings.dialog.showOpenDialog(browserWindow, {
        title,
        message: title,
        properties: ['openDirectory', 'createDirectory'],
      });
      return filePaths[0] ?? null;
    },
    async openExternal(url) {
      if (isWebLink(url)) await surroundings.shell.openExternal(url);
    },
    showInFolder: async (path) => surroundings.shell.showItemInFolder(path),
    openProject: (root) => surroundings.openProject(studioWindow, root),
    projectChanged(root) {
      studioWindow.root = root;
      browserWindow.setRepresentedFilename(root ?? '');
      surroundings.projectChanged(studioWindow);
    },
    setState(state) {
      asks = state.asks;
      browserWindow.setTitle(state.title);
      browserWindow.setDocumentEdited(state.dirty);
    },
    close,
    setMenu(changed) {
      commands = changed;
      surroundings.menuChanged(studioWindow);
    },
  };
  const studioWindow: StudioWindow = {
    browserWindow,
    root: initialRoot,
    get commands() {
      return commands;
    },
    choose: (id) => connection?.emit('menu.command', { id }),
    requestOpen: (root) => connection?.emit('window.openRequested', { root }),
    focus() {
      if (browserWindow.isMinimized()) browserWindow.restore();
      browserWindow.show();
      browserWindow.focus();
    },
    end: disconnect,
  };

  contents.on('will-prevent-unload', () => void askToClose());
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !browserWindow.isDestroyed()) void crashed();
  });
  browserWindow.on('page-title-updated', (event) => event.preventDefault());
  browserWindow.on('close', (event) => {
    if (mayClose || !asks) return;
    event.preventDefault();
    quitsAfterwards = surroundings.isQuitting();
    void askToClose();
  });
  browserWindow.on('closed', () => surroundings.closed(studioWindow));
  onPage(connect);
  if (contents.isCrashed()) void crashed();
  return studioWindow;
}
