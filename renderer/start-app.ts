import type { CommandSet } from './command-kit/command-set.tsx';
import { listenToKeys } from './command-kit/key-listener.ts';
import { keepMenus } from './command-kit/native-menus.ts';
import { attempt } from './command-kit/run-command.ts';
import { tellTrouble } from './command-kit/tell-trouble.ts';
import { followDisk } from './project-life/disk-changes.ts';
import { keepEdits } from './project-life/keep-recovery.ts';
import { openProject } from './project-life/open-project.ts';
import { takeUpAgain } from './project-life/reconnect.ts';
import { rememberedRoot } from './project-life/remembered-root.ts';
import { watchWindow } from './project-life/window-state.ts';
import { applySettings } from './settings/apply-settings.ts';
import type { App } from './stores/app-stores.tsx';
import { followEdits } from './stores/follow-edits.ts';
import { connectRuns } from './stores/run-session.ts';
import { leaveKeysToInputMethod } from './ui/input-method.ts';

/** Starts all that lives as long as the window, and opens what it is to open. */
export function startApp(app: App, commands: CommandSet): void {
  leaveKeysToInputMethod();
  listenToKeys(app, commands);
  applySettings(app);
  followDisk(app);
  followEdits(app);
  keepEdits(app);
  takeUpAgain(app);
  watchWindow(app);
  keepMenus(app, commands);
  connectRuns(app);
  app.backend.on('app.trouble', ({ error }) => tellTrouble(app, error));
  void attempt(() => begin(app));
}

async function begin(app: App): Promise<void> {
  const { backend, settings, run, ui } = app;
  const [info, stored] = await Promise.all([backend.call('app.info', {}), backend.call('settings.get', {})]);
  settings.setState(stored);
  ui.setState({ info });
  const remembered = rememberedRoot();
  const root = remembered === undefined ? info.initialRoot : remembered;
  if (root !== null) await attempt(() => openProject(app, root));
  ui.setState({ started: true });
  run.setState({ engine: await backend.call('engine.state', {}) });
}
