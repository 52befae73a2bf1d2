import type { App } from '../stores/app-stores.tsx';
import type { Command } from './command.ts';
import { editCommands } from './edit.ts';
import { exportCommands } from './export.ts';
import { fileCommands } from './file.ts';
import { flowCommands } from './flow.ts';
import { helpCommands } from './help.ts';
import { runCommands } from './run.ts';
import { viewCommands } from './view.ts';

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
