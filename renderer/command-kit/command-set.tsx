import { createContext, type ReactNode, useContext } from 'react';
import type { Command } from './command.ts';

/** Every command of the window: each feature gives its own list, all-commands.ts joins them. */
export interface CommandSet {
  readonly list: readonly Command[];
  /** The command of that id; undefined when no feature of this window has it. */
  find(id: string): Command | undefined;
}

/** Joins commands to a set. Throws when two have the same id: the second would never be found. */
export function createCommandSet(list: readonly Command[]): CommandSet {
  const byId = new Map<string, Command>();
  for (const command of list) {
    if (byId.has(command.id)) throw new Error(`two commands have the id ${command.id}`);
    byId.set(command.id, command);
  }
  return { list, find: (id) => byId.get(id) };
}

const CommandsContext = createContext<CommandSet | null>(null);

export function CommandsProvider({ commands, children }: { commands: CommandSet; children: ReactNode }) {
  return <CommandsContext value={commands}>{children}</CommandsContext>;
}

export function useCommands(): CommandSet {
  const commands = useContext(CommandsContext);
  if (commands === null) throw new Error('useCommands is used outside of CommandsProvider');
  return commands;
}
