import type { App } from '../stores/app-stores.tsx';
import { type CommandSet, isEnabled } from './command-set.tsx';
import { attempt, runCommand } from './run-command.ts';

const gatherMs = 150;

/** On the desktop: keeps the native menus as the commands are, and runs what is chosen there. */
export function keepMenus(app: App, commands: CommandSet): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent = '';
  function send(): void {
    timer = undefined;
    const menu = commands.list.map((command) => ({
      id: command.id,
      menu: command.menu,
      label: app.text(command.label),
      key: command.keys?.[0] ?? null,
      enabled: isEnabled(app, command),
    }));
    const key = JSON.stringify(menu);
    if (key === sent) return;
    sent = key;
    void attempt(async () => {
      await app.backend.call('menu.set', { commands: menu });
    });
  }
  function changed(): void {
    if (app.ui.getState().info?.host !== 'desktop' || timer !== undefined) return;
    timer = setTimeout(send, gatherMs);
  }
  for (const store of [app.project, app.selection, app.run, app.settings, app.ui]) store.subscribe(changed);
  app.backend.on('menu.command', ({ id }) => {
    const command = commands.find(id);
    if (command) void runCommand(app, command);
  });
}
