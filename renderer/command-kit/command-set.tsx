import { createContext, type ReactNode, useContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from './command.ts';

/** The commands of the window: each feature gives its own list, all-commands.ts joins them. */
export interface CommandSet {
  readonly list: readonly Command[];
  /** Whether those of projects are there as well. */
  readonly isWhole: boolean;
  /** The command of that id; undefined when no feature of this window has it. */
  find(id: string): Command | undefined;
}

/** Joins commands to a set. Throws when two have the same id: the second would never be found. */
export function createCommandSet(list: readonly Command[], isWhole = true): CommandSet {
  const byId = new Map<string, Command>();
  for (const command of list) {
    if (byId.has(command.id)) throw new Error(`two commands have the id ${command.id}`);
    byId.set(command.id, command);
  }
  return { list, isWhole, find: (id) => byId.get(id) };
}

/** The window's commands: those of the welcome screen at once, all others with the first project. */
export interface WindowCommands
  extends Pick<StoreApi<CommandSet>, 'getState' | 'subscribe' | 'getInitialState'> {
  /** Resolves when all are there. */
  load(): Promise<void>;
}

export function createWindowCommands(first: CommandSet, whole: () => Promise<CommandSet>): WindowCommands {
  const store = createStore<CommandSet>()(() => first);
  return {
    ...store,
    async load() {
      if (!store.getState().isWhole) store.setState(await whole(), true);
    },
  };
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
