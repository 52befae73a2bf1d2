// The desktop app's composition root: everything is made here, once, and passed on.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, crashReporter, protocol, shell } from 'electron';
import { dataFolderOf } from '../host/storage/data-folder.ts';
import { folderToOpen, type OpenArguments, openArguments } from './open-arguments.ts';
import { denyPermissions, lockDown } from './security/lock-down.ts';
import { pageScheme } from './security/page-origin.ts';
import { type Studio, startStudio } from './studio.ts';

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
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  lockDown(app, (url) => void shell.openExternal(url));

  const studio = app.whenReady().then(async (): Promise<Studio> => {
    const started = await startStudio({ appName, dataFolder, denyPermissions });
    await open(started, openArguments(process.argv, process.cwd(), app.getAppPath()));
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

async function open({ windows, examples }: Studio, asked: OpenArguments): Promise<void> {
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
