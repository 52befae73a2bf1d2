import { createStore } from 'zustand/vanilla';

/** `file`: what is none of the others, by its path: a config file that can't be read, code that several functions share. */
export type ExplorerKind = 'flow' | 'func' | 'conn' | 'global' | 'file';

/** One line of the explorer. */
export interface ExplorerItem {
  kind: ExplorerKind;
  name: string;
}

export interface ExplorerState {
  search: string;
  /** The line whose name is being edited in place. */
  renaming: ExplorerItem | null;
  /** The line whose menu is open, with its file: commands are about it, whatever the inspector shows. */
  menuItem: (ExplorerItem & { path: string }) | null;
}

export type ExplorerStore = ReturnType<typeof createExplorerStore>;

export function createExplorerStore() {
  return createStore<ExplorerState>()(() => ({ search: '', renaming: null, menuItem: null }));
}
