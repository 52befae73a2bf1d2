import type { ReceivedError } from '../../core/errors/coded-error.ts';

/** Something to do about what a toast says, such as Undo. */
export interface ToastAction {
  label: string;
  run(): void;
  /** Told when the action has lost its meaning: from then on it is not offered. Returns what ends the telling. */
  until?(over: () => void): () => void;
}

/** What has just happened, in words or as an error. */
export interface Toast {
  id: number;
  kind: 'info' | 'ok' | 'warning' | 'error' | 'progress';
  message: string;
  error?: ReceivedError;
  action?: ToastAction;
}

/** Toasts lie on one another: only the last is seen. */
export type ToastPile = readonly Toast[];

/**
 * A newer message takes the place of the older, whose news is old by then. An error waits below until it was seen; the same
 * one is not told twice. A warning is seen before what is merely told, even of the same moment, and takes the place of another.
 * How far something is stands in one toast.
 */
export function withToast(pile: ToastPile, toast: Toast): ToastPile {
  const others = pile.filter((other) => !gives(other, toast));
  const below = isNews(toast) ? others.findLastIndex(({ kind }) => kind !== 'warning') + 1 : others.length;
  return [...others.slice(0, below), toast, ...others.slice(below)];
}

function isNews({ kind }: Toast): boolean {
  return kind === 'info' || kind === 'ok';
}

function gives(older: Toast, newer: Toast): boolean {
  if (older.id === newer.id) return true;
  if (older.kind === 'error') return newer.kind === 'error' && sameError(older, newer);
  if (older.kind === 'warning') return newer.kind === 'warning';
  return isNews(older) && isNews(newer);
}

function sameError(one: Toast, other: Toast): boolean {
  const keyOf = ({ error }: Toast) =>
    JSON.stringify([error?.code, error?.params, error?.file, error?.line, error?.column]);
  return keyOf(one) === keyOf(other);
}

export function withoutToast(pile: ToastPile, id: number): ToastPile {
  return pile.filter((toast) => toast.id !== id);
}

/** The pile once an action of it has lost its meaning: its words stay. */
export function withoutAction(pile: ToastPile, id: number): ToastPile {
  return pile.map((toast) => {
    if (toast.id !== id) return toast;
    const { action: _over, ...rest } = toast;
    return rest;
  });
}
