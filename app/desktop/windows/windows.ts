import type { Screen } from 'electron';
import { realFolder } from '../../host/project/real-folder.ts';
import type { PageWindow } from './page-window.ts';
import { createStudioWindow, type StudioWindow, type WindowSurroundings } from './studio-window.ts';
import { besideOthers, placeOnScreen } from './window-place.ts';
import type { WindowPlaces } from './window-places.ts';

export interface WindowsOptions
  extends Omit<WindowSurroundings, 'openProject' | 'closed' | 'menuChanged' | 'projectChanged'> {
  /** A hidden window for a folder, whose page is being loaded for nobody else. */
  pageWindow(root: string | null): PageWindow;
  screen: Screen;
  places: WindowPlaces;
  /** The window in front, or its menus, changed. */
  frontChanged(): void;
  /** A window shows another folder. */
  projectChanged(root: string | null): void;
}

/** All windows: never two on one folder. */
export interface Windows {
  /** The window that has the focus, or had it last. */
  front(): StudioWindow | undefined;
  /** The window of a page. */
  of(contents: Electron.WebContents): StudioWindow | undefined;
  /** Opens a folder: in the window that has it, in one that has none, or in a new one. Null: a new window without. */
  open(root: string | null): Promise<void>;
  /** A new window, unless there is one. */
  atLeastOne(): void;
  /** Ends every session. */
  end(): Promise<void>;
}

export function createWindows(options: WindowsOptions): Windows {
  /** The one in front last. */
  let windows: readonly StudioWindow[] = [];
  const ending = new Set<Promise<void>>();

  function screens() {
    const primary = options.screen.getPrimaryDisplay();
    const others = options.screen.getAllDisplays().filter((display) => display.id !== primary.id);
    return [primary, ...others].map((display) => display.workArea);
  }

  function create(root: string | null): StudioWindow {
    const place = options.places.get(root);
    const others = windows.map((window) => window.browserWindow.getBounds());
    const area = besideOthers(placeOnScreen(place?.area ?? null, screens()), others, screens());
    const pageWindow = options.pageWindow(root);
    const { browserWindow } = pageWindow;
    browserWindow.setBounds(area);
    const window = createStudioWindow(pageWindow, root, surroundings);
    windows = [...windows, window];
    browserWindow.on('focus', () => bringForward(window));
    browserWindow.on('close', () => keepPlace(window));
    void pageWindow.ready.then(() => {
      if (browserWindow.isDestroyed()) return;
      if (place?.maximized) browserWindow.maximize();
      browserWindow.show();
    });
    options.frontChanged();
    return window;
  }
  function bringForward(window: StudioWindow): void {
    windows = [...windows.filter((other) => other !== window), window];
    options.frontChanged();
  }
  function keepPlace({ browserWindow, root }: StudioWindow): void {
    options.places.keep(root, {
      area: browserWindow.getNormalBounds(),
      maximized: browserWindow.isMaximized(),
    });
  }
  function showing(root: string): StudioWindow | undefined {
    return windows.find((window) => window.root === root);
  }
  function finish(window: StudioWindow): void {
    windows = windows.filter((other) => other !== window);
    const ended = window.end().finally(() => ending.delete(ended));
    ending.add(ended);
    options.frontChanged();
  }

  const surroundings: WindowSurroundings = {
    ...options,
    closed: finish,
    menuChanged(window) {
      if (window === windows.at(-1)) options.frontChanged();
    },
    projectChanged: ({ root }) => options.projectChanged(root),
    async openProject(from, path) {
      const root = path === null ? null : await realFolder(path).catch(() => path);
      const other = root === null ? undefined : showing(root);
      if (other !== undefined && other !== from) {
        other.focus();
        return true;
      }
      if (root !== null && (from.root === null || other === from)) {
        // From now on it has the folder, so that no other window opens it meanwhile.
        from.root = root;
        return false;
      }
      create(root);
      return true;
    },
  };

  return {
    front: () => windows.at(-1),
    of: (contents) => windows.find((window) => window.browserWindow.webContents === contents),
    async open(path) {
      if (path === null) {
        create(null);
        return;
      }
      const root = await realFolder(path).catch(() => path);
      const shown = showing(root);
      const free = windows.find((window) => window.root === null && window.commands.length > 0);
      const taken = shown ?? free;
      if (shown === undefined) free?.requestOpen(root);
      // A new one shows itself when it has something to show.
      if (taken === undefined) create(root);
      else taken.focus();
    },
    atLeastOne() {
      const window = windows.at(-1);
      if (window) window.focus();
      else create(null);
    },
    async end() {
      await Promise.all([...windows.map((window) => window.end()), ...ending]);
    },
  };
}
