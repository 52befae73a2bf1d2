import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  type Session,
  screen,
  session,
  shell,
} from 'electron';
import type { Settings } from '../../core/contract/host/app.ts';
import { nodeFinder } from '../host/engine/find-node.ts';
import { createRunEngineFactory } from '../host/engine/run-engine.ts';
import type { Examples } from '../host/examples/examples.ts';
import { createHost } from '../host/host.ts';
import { createAppMenu } from './menus/app-menu.ts';
import { nativeTexts } from './native-texts.ts';
import { openDropped } from './open-dropped.ts';
import { createPageChannels } from './security/page-channel.ts';
import { servePage } from './security/serve-page.ts';
import { openWindowPlaces } from './windows/window-places.ts';
import { createWindows, type Windows } from './windows/windows.ts';

interface StudioOptions {
  appName: string;
  dataFolder: string;
  denyPermissions(session: Session): void;
}

/** The running app. */
export interface Studio {
  windows: Windows;
  examples: Examples;
  end(): Promise<void>;
}

/** Folders beside the bundle of main: see scripts/build-desktop.ts. */
const bundleFolder = import.meta.dirname;
const uiFolder = join(bundleFolder, '..', 'ui');
const packageFolder = join(bundleFolder, '..', '..');
const examplesFolder = unpacked(join(packageFolder, 'examples'));

export async function startStudio({ appName, dataFolder, denyPermissions }: StudioOptions): Promise<Studio> {
  denyPermissions(session.defaultSession);
  servePage(protocol, uiFolder);

  function follow(changed: Settings): void {
    settings = changed;
    nativeTheme.themeSource = settings.theme;
    void showMenu();
  }
  const host = createHost({
    dataFolder,
    examplesFolder,
    version: app.getVersion(),
    kind: 'desktop',
    createEngine: createRunEngineFactory({ findNode: nodeFinder(shippedNode()), files: engineFiles() }),
    settingsChanged: follow,
  });
  let settings = await host.kept.settings.read();
  const quit = watchQuit(app);
  const texts = () => nativeTexts(settings.language, app.getLocale());
  const menu = createAppMenu(Menu);
  const places = await openWindowPlaces(dataFolder);
  const channels = createPageChannels(ipcMain);
  const windows = createWindows({
    host,
    channels,
    dialog,
    shell,
    screen,
    places,
    texts,
    createWindow,
    ...quit,
    frontChanged: () => void showMenu(),
    projectChanged(root) {
      if (root !== null) app.addRecentDocument(root);
      void showMenu();
    },
  });
  channels.onDrop((contents, paths) => void openDropped(windows.of(contents), paths));

  async function showMenu(): Promise<void> {
    const recent = await host.kept.recent.list();
    menu.show({
      commands: windows.front()?.commands ?? [],
      recent: recent.filter(({ exists }) => exists).slice(0, 10),
      texts: texts(),
      isMac: process.platform === 'darwin',
      appName,
      choose: (id) => windows.front()?.choose(id),
      openRecent: (root) => void windows.open(root),
      clearRecent: () => void clearRecent(),
      newWindow: () => void windows.open(null),
    });
  }
  async function clearRecent(): Promise<void> {
    for (const { root } of await host.kept.recent.list()) await host.kept.recent.remove(root);
    app.clearRecentDocuments();
    await showMenu();
  }

  follow(settings);
  return {
    windows,
    examples: host.kept.examples,
    async end() {
      await windows.end();
      await host.close();
      await places.written();
    },
  };
}

/** A window that asks about unsaved work stops the quitting; once it may close, quitting goes on. */
function watchQuit(application: typeof app) {
  let isQuitting = false;
  application.on('before-quit', () => {
    isQuitting = true;
    // The windows are asked at once, before anything else happens.
    setImmediate(() => {
      isQuitting = false;
    });
  });
  return { isQuitting: () => isQuitting, quit: () => application.quit() };
}

function createWindow(options: BrowserWindowConstructorOptions): BrowserWindow {
  return new BrowserWindow({
    ...options,
    show: false,
    title: 'KisFlow Studio',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#15161a' : '#ffffff',
    ...(process.platform === 'linux' ? { icon: join(packageFolder, 'dist', 'desktop', 'icon.png') } : {}),
    webPreferences: {
      preload: join(bundleFolder, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      ...(app.isPackaged ? { devTools: false } : {}),
    },
  });
}

/** The engine's bundle: as sources it could not be started from a packed app. */
function engineFiles() {
  const folder = unpacked(bundleFolder);
  return {
    entry: join(folder, 'engine', 'process', 'entry.js'),
    storeEntry: join(folder, 'engine', 'store', 'entry.js'),
    readable: [
      join(folder, '*'),
      join(folder, '..', 'package.json'),
      join(unpacked(packageFolder), 'package.json'),
    ],
  };
}

/** The folder of the Node that a packed app brings: see electron-builder.yml. */
function shippedNode(): string | undefined {
  return app.isPackaged ? join(process.resourcesPath, 'node') : undefined;
}

/** What other processes start or copy lies beside the app's archive: see electron-builder.yml. */
function unpacked(path: string): string {
  return path.replace(/app\.asar(?=[\\/]|$)/, 'app.asar.unpacked');
}
