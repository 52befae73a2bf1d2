import { createStore } from 'zustand/vanilla';

/** `file`: what is none of the others, by its path: a config file that can't be read, code that several functions share. */
export type ExplorerKind = 'flow' | 'func' | 'conn' | 'global' | 'file';

/** One line of the explorer. */
export interface ExplorerItem {
  kind: ExplorerKind;
  name: string;
}

/** What is looked for in texts, and how. */
export interface SearchQuery {
  text: string;
  /** Upper and lower case are told apart. */
  matchCase: boolean;
  wholeWord: boolean;
  /** The text is a regular expression of JavaScript. */
  isPattern: boolean;
}

export interface ExplorerState {
  /** What the tree is narrowed by. */
  search: string;
  /** What is looked for in all code and YAML. */
  query: SearchQuery;
  /** How often the search was asked for: its field takes the focus each time. */
  searchAsked: number;
  /** The line whose name is being edited in place. */
  renaming: ExplorerItem | null;
  /** The line whose menu is open, with its file: commands are about it, whatever the inspector shows. */
  menuItem: (ExplorerItem & { path: string }) | null;
}

export type ExplorerStore = ReturnType<typeof createExplorerStore>;

export function createExplorerStore() {
  return createStore<ExplorerState>()(() => ({
    search: '',
    query: { text: '', matchCase: false, wholeWord: false, isPattern: false },
    searchAsked: 0,
    renaming: null,
    menuItem: null,
  }));
}
