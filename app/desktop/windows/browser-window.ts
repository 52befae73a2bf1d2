import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { bundleFolder, packageFolder } from '../app-folders.ts';
import { backgrounds } from './window-colors.ts';
import { smallest, wanted } from './window-size.ts';

/** A hidden window with the security settings that all have. */
export function createBrowserWindow(): BrowserWindow {
  return new BrowserWindow({
    show: false,
    // A page that may draw waits for the process that draws, before it reads its first script.
    paintWhenInitiallyHidden: false,
    title: 'KisFlow Studio',
    ...wanted,
    minWidth: smallest.width,
    minHeight: smallest.height,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
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
