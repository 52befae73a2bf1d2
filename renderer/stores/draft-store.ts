import { createStore } from 'zustand/vanilla';
import type { Params } from '../../core/config/types.ts';

export interface DraftState {
  /** What was changed in the form of a built-in and is not applied yet, by function and key. */
  setups: Readonly<Record<string, Params>>;
  /** A key's text in a function's form; null forgets the change. */
  change(fname: string, key: string, text: string | null): void;
  /** Forgets all that was changed in a function's form. */
  discard(fname: string): void;
}

export type DraftStore = ReturnType<typeof createDraftStore>;

/** What stands in forms and not yet in the project: it stays while a person looks at something else. */
export function createDraftStore() {
  return createStore<DraftState>()((set) => ({
    setups: {},
    change: (fname, key, text) =>
      set(({ setups }) => {
        const { [key]: _, ...rest } = setups[fname] ?? {};
        return { setups: { ...setups, [fname]: text === null ? rest : { ...rest, [key]: text } } };
      }),
    discard: (fname) =>
      set(({ setups }) => {
        const { [fname]: _, ...others } = setups;
        return { setups: others };
      }),
  }));
}
