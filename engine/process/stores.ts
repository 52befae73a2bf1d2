import { type EmbeddedStore, openStore } from '../store/embedded-store.ts';

/** The embedded stores that runs use: one a file while a run uses it, one a project in memory for as long as the process lives. */
export interface Stores {
  open(storePath: string | null, root: string): { store: EmbeddedStore; release(): void };
}

export function createStores(): Stores {
  const opened = new Map<string, { store: EmbeddedStore; users: number }>();
  return {
    open(storePath, root) {
      const key = storePath ?? `memory:${root}`;
      const entry = opened.get(key) ?? { store: openStore(storePath), users: 0 };
      opened.set(key, entry);
      entry.users++;
      let released = false;
      return {
        store: entry.store,
        release() {
          if (released) return;
          released = true;
          entry.users--;
          if (storePath === null) return entry.store.commit();
          if (entry.users > 0) return;
          opened.delete(key);
          entry.store.close();
        },
      };
    },
  };
}
