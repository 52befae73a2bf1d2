// The desktop app's composition root: everything is made here, once, and passed on. What it takes to show a page comes first;
// the host is loaded while the page is, since each takes about as long.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, crashReporter, ipcMain, nativeTheme, protocol, session, shell } from 'electron';
import { exampleCopy } from '../host/examples/example-copy.ts';
import { dataFolderOf } from '../host/storage/data-folder.ts';
import { keptTheme } from '../host/storage/kept-theme.ts';
import { uiFolder } from './app-folders.ts';
import { folderToOpen, type OpenArguments, openArguments } from './open-arguments.ts';
import { denyPermissions, lockDown } from './security/lock-down.ts';
import { createPageChannels } from './security/page-channel.ts';
import { pageScheme } from './security/page-origin.ts';
import { servePage } from './security/serve-page.ts';
import type { Studio } from './studio.ts';
import { createBrowserWindow } from './windows/browser-window.ts';
import { openPage, type PageWindow } from './windows/page-window.ts';

const appName = 'KisFlow Studio';
const dataFolder = dataFolderOf({ platform: process.platform, env: process.env, homeFolder: homedir() });

app.setName(appName);
// What Chromium keeps lies beside what is ours. The lock below holds for one data folder.
app.setPath('userData', join(dataFolder, 'electron'));
if (process.platform === 'win32') app.setAppUserModelId('studio.kisflow.desktop');

if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  // Reports stay on this machine, in the data folder.
  crashReporter.start({ uploadToServer: false, submitURL: '', productName: appName, compress: false });
  // As root, on a machine for tests, Chromium starts without its sandbox only.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
  lockDown(app, (url) => void shell.openExternal(url));

  const studio = app.whenReady().then(async (): Promise<Studio> => {
    const asked = openArguments(process.argv, process.cwd(), app.getAppPath());
    const started = await start(asked);
    await open(started, asked);
    return started;
  });
  studio.catch((thrown: unknown) => {
    console.error(thrown);
    app.exit(1);
  });

  app.on('second-instance', (_event, args, workingFolder) => {
    const asked = openArguments(args, workingFolder, app.getAppPath());
    void studio.then((started) => open(started, asked));
  });
  // macOS: "open with", a drop on the dock, a choice of the recent documents.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void studio.then((started) => started.windows.open(folderToOpen(path)));
  });
  app.on('activate', (_event, hasVisibleWindows) => {
    if (!hasVisibleWindows) void studio.then(({ windows }) => windows.atLeastOne());
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  endInOrder(studio);
}

/** Opens the first window's page, and then what stands behind it. */
async function start({ folder, example }: OpenArguments): Promise<Studio> {
  denyPermissions(session.defaultSession);
  // Before there is a window: it would be light first for whoever chose the dark.
  nativeTheme.themeSource = keptTheme(dataFolder);
  const served = servePage(protocol, uiFolder);
  const channels = createPageChannels(ipcMain);
  const root = folder ?? (example === null ? null : exampleCopy(dataFolder, example));
  const early: PageWindow[] = [openPage(createBrowserWindow(), root)];
  // Its files are served by this thread: the page has what it works on first, and both work at once then.
  await served.scripts;
  const { startStudio } = await import('./studio.ts');
  const pageWindow = (root: string | null): PageWindow =>
    early.pop() ?? openPage(createBrowserWindow(), root);
  return startStudio({ appName, dataFolder, channels, pageWindow });
}

async function open({ windows, examples, load }: Studio, asked: OpenArguments): Promise<void> {
  // Its page is about to ask for it, and is told where it can't be had.
  if (asked.folder !== null || asked.example !== null) load().catch(() => undefined);
  if (asked.folder !== null) await windows.open(asked.folder);
  else if (asked.example !== null) await windows.open(await examples.open(asked.example));
  else windows.atLeastOne();
}

/** Quitting waits for engines to end and for what is being written. */
function endInOrder(studio: Promise<Studio>): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    ended = true;
    void studio.then((started) => started.end()).finally(() => app.exit(0));
  });
}
