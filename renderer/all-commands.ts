import { flowCommands } from './canvas/canvas-commands.ts';
import type { Command } from './command-kit/command.ts';
import { editCommands } from './explorer/explorer-commands.ts';
import { exportCommands } from './export/export-commands.ts';
import { helpCommands } from './help/help-commands.ts';
import { fileCommands } from './project-life/project-commands.ts';
import { runCommands } from './run/run-commands.ts';
import { viewCommands } from './shell/view-commands.ts';
import type { App } from './stores/app-stores.tsx';

/** Every command there is. An area adds its list here. */
export const commands: readonly Command[] = [
  ...fileCommands,
  ...exportCommands,
  ...editCommands,
  ...viewCommands,
  ...flowCommands,
  ...runCommands,
  ...helpCommands,
];

const byId = new Map(commands.map((command) => [command.id, command]));

export function commandById(id: string): Command | undefined {
  return byId.get(id);
}

export function isEnabled(app: App, command: Command): boolean {
  return command.enabled?.(app) ?? true;
}
