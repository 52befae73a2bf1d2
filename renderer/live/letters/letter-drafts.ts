import type { LiveStore } from '../../stores/live-store.ts';

/** What a person has begun with the dead letters of a project's live run. */
interface Begun {
  /** Mended rows that were not sent yet, by letter. */
  rows: Map<string, string>;
  /** The letter that was open last. */
  open: string | null;
}

const begun = new WeakMap<LiveStore, Begun>();

/** It outlives the dialog, so that one can go to the code and come back; it goes with the project. */
export function begunLetters(live: LiveStore): Begun {
  const known = begun.get(live) ?? { rows: new Map(), open: null };
  begun.set(live, known);
  return known;
}
