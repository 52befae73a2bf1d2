import type { StudioWindow } from '../stores/scopes.ts';
import type { WindowCommands } from './command-set.tsx';
import { followState, isEnabled } from './command-state.ts';
import { attempt, runCommand } from './run-command.ts';

const gatherMs = 150;

/** On the desktop: keeps the native menus as the commands are, and runs what is chosen there. */
export function keepMenus(studio: StudioWindow, commands: WindowCommands): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent = '';
  function send(): void {
    timer = undefined;
    const menu = commands.getState().list.map((command) => ({
      id: command.id,
      menu: command.menu,
      label: studio.text(command.label),
      key: command.keys?.[0] ?? null,
      enabled: isEnabled(studio, command),
    }));
    const key = JSON.stringify(menu);
    if (key === sent) return;
    sent = key;
    void attempt(async () => {
      await studio.backend.call('menu.set', { commands: menu });
    });
  }
  function changed(): void {
    // As a whole, once: menus that grow would flicker.
    const { info, painted } = studio.ui.getState();
    if (info?.host !== 'desktop' || !painted || !commands.getState().isWhole) return;
    if (timer !== undefined) return;
    timer = setTimeout(send, gatherMs);
  }
  followState(studio, changed);
  commands.subscribe(changed);
  studio.backend.on('menu.command', ({ id }) => {
    const command = commands.getState().find(id);
    if (command) void runCommand(studio, command);
  });
}
