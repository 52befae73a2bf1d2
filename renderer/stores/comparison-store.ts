import { createStore } from 'zustand/vanilla';

/** The runs of the history that a person compares; with the project, so that it is there again after another tab was shown. */
export interface ComparisonState {
  /** Ids of the runs that are ticked, the one ticked first first. */
  chosen: readonly string[];
  /** Ids of the two that are shown side by side; null while the list is. */
  compared: readonly string[] | null;
}

export type ComparisonStore = ReturnType<typeof createComparisonStore>;

export function createComparisonStore() {
  return createStore<ComparisonState>()(() => ({ chosen: [], compared: null }));
}
