import { createStore } from 'zustand/vanilla';
import type { ReceivedError } from '../../core/errors/coded-error.ts';
import {
  type Toast,
  type ToastAction,
  type ToastPile,
  withoutAction,
  withoutToast,
  withToast,
} from './toast-pile.ts';

/** The toasts of the page; `Toasts` shows the newest. */
export const toastStore = createStore<ToastPile>()(() => []);

let lastId = 0;

function put(toast: Toast): void {
  toastStore.setState((pile) => withToast(pile, toast), true);
}

export function closeToast(id: number): void {
  toastStore.setState((pile) => withoutToast(pile, id), true);
}

interface ToastOptions {
  message: string;
  kind?: 'info' | 'ok' | 'warning';
  /** A button beside the message, such as Undo. */
  action?: ToastAction;
}

/** Says what has just happened, for some seconds, with at most one thing to do about it. */
export function toast({ message, kind = 'info', action }: ToastOptions): void {
  const id = ++lastId;
  put({ id, kind, message, ...(action ? { action } : {}) });
  const stop = action?.until?.(() => {
    stop?.();
    toastStore.setState((pile) => withoutAction(pile, id), true);
  });
}

/** Shows an error until it is closed, or for long enough to be read. */
export function toastError(error: ReceivedError): void {
  put({ id: ++lastId, kind: 'error', message: '', error });
}

/** What goes on for longer than this is shown. */
const progressAfterMs = 500;

/** Says how far something is, from half a second on until it ends. `words` makes a text of 0 to 100. */
export function toastProgress(words: (done: number) => string): { at(done: number): void; end(): void } {
  const started = performance.now();
  const id = ++lastId;
  return {
    at(done) {
      if (performance.now() - started >= progressAfterMs) put({ id, kind: 'progress', message: words(done) });
    },
    end: () => closeToast(id),
  };
}
