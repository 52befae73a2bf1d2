import { createStore } from 'zustand/vanilla';
import type { ReceivedError } from '../../core/errors/coded-error.ts';

/** A file that was edited here and changed on disk: nothing is written before the person has chosen. */
export interface Conflict {
  path: string;
  /** What the disk has now; null when the file was deleted there. */
  diskText: string | null;
  diskHash: string | null;
}

/** Saving, and what stands in its way. */
export interface LifeState {
  saving: boolean;
  /** The project's folder was moved or deleted: all there is of it is in this window. */
  folderGone: boolean;
  conflicts: readonly Conflict[];
  /** Files that the last save could not write. */
  failed: readonly { path: string; error: ReceivedError }[];
  /** Ends when what is kept beside the edits, such as breakpoints, has been written. */
  aside: Promise<void>;
  /** The last texts that were written so, the newest last: what the disk tells of them is no change by another hand. */
  asideTexts: readonly string[];
  /** Banners that the person closed, by their id. */
  dismissed: readonly string[];
}

export type LifeStore = ReturnType<typeof createLifeStore>;

export function createLifeStore() {
  return createStore<LifeState>()(() => ({
    saving: false,
    folderGone: false,
    conflicts: [],
    failed: [],
    aside: Promise.resolve(),
    asideTexts: [],
    dismissed: [],
  }));
}
