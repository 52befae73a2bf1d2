import { join } from 'node:path';
import { app, dialog, Menu, nativeTheme, screen, shell } from 'electron';
import type { Settings } from '../../core/contract/host/app.ts';
import type { Examples } from '../host/examples/examples.ts';
import { createHost } from '../host/host.ts';
import { packageFolder, unpacked } from './app-folders.ts';
import { createAppMenu } from './menus/app-menu.ts';
import { nativeTexts } from './native-texts.ts';
import { openDropped } from './open-dropped.ts';
import type { PageChannels } from './security/page-channel.ts';
import type { PageWindow } from './windows/page-window.ts';
import { openWindowPlaces } from './windows/window-places.ts';
import { createWindows, type Windows } from './windows/windows.ts';

interface StudioOptions {
  appName: string;
  dataFolder: string;
  channels: PageChannels;
  /** A hidden window for a folder, whose page is being loaded for nobody else. */
  pageWindow(root: string | null): PageWindow;
}

/** The running app. */
export interface Studio {
  windows: Windows;
  examples: Examples;
  /** Loads what opens and runs projects. */
  load(): Promise<void>;
  end(): Promise<void>;
}

const examplesFolder = unpacked(join(packageFolder, 'examples'));

export async function startStudio(options: StudioOptions): Promise<Studio> {
  const { appName, dataFolder, channels, pageWindow } = options;
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
    loadEngines: async () => (await import('./engines.ts')).createEngines(),
    settingsChanged: follow,
  });
  const [kept, places] = await Promise.all([host.kept.settings.read(), openWindowPlaces(dataFolder)]);
  let settings = kept;
  const quit = watchQuit(app);
  const texts = () => nativeTexts(settings.language, app.getLocale());
  const menu = createAppMenu(Menu);
  const windows = createWindows({
    host,
    channels,
    dialog,
    shell,
    screen,
    places,
    texts,
    pageWindow,
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
    load: host.load,
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
