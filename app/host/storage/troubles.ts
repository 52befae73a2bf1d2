import type { CodedError } from '../../../core/errors/coded-error.ts';

/** Told of what could not be kept or read, where the Studio goes on without it. */
export type OnTrouble = (error: CodedError) => void;

/** What the Studio had to do without: each trouble is told once to every window, also to those that come later. */
export interface Troubles {
  report: OnTrouble;
  /** Calls for all that there were and will be; gives the way to end it. */
  listen(listener: OnTrouble): () => void;
}

export function createTroubles(): Troubles {
  const known = new Map<string, CodedError>();
  const listeners = new Set<OnTrouble>();
  return {
    report(error) {
      const key = JSON.stringify([error.code, error.data.params]);
      if (known.has(key)) return;
      known.set(key, error);
      for (const listener of listeners) listener(error);
    },
    listen(listener) {
      for (const error of known.values()) listener(error);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
