import type { ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';

interface DialogOptions {
  title: string;
  size?: 'sm' | 'md' | 'lg' | 'xl' | number;
  /** A question that must be answered: no close button, no Escape. */
  mustAnswer?: boolean;
}

interface OpenDialog extends DialogOptions {
  id: number;
  body: ReactNode;
  dismiss(): void;
}

interface DialogState {
  /** The last one is on top. */
  open: readonly OpenDialog[];
}

export type Dialogs = ReturnType<typeof createDialogs>;

/** Dialogs that any command or component can ask for; `DialogHost` shows them. */
export function createDialogs() {
  let nextId = 1;
  const store = createStore<DialogState>()(() => ({ open: [] }));

  /** Shows a dialog until its body calls `close` with the answer; null when it was dismissed. */
  function show<T>(
    options: DialogOptions,
    body: (close: (result: T | null) => void) => ReactNode,
  ): Promise<T | null> {
    return new Promise((resolve) => {
      const id = nextId++;
      const close = (result: T | null) => {
        store.setState(({ open }) => ({ open: open.filter((dialog) => dialog.id !== id) }));
        resolve(result);
      };
      const dialog = { ...options, id, body: body(close), dismiss: () => close(null) };
      store.setState(({ open }) => ({ open: [...open, dialog] }));
    });
  }

  return { store, show };
}
