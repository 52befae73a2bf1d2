import type * as z from 'zod';
import { createStore } from 'zustand/vanilla';
import type { goldenResultSchema } from '../../core/contract/host/golden.ts';

export type GoldenTestResult = z.output<typeof goldenResultSchema>;

export interface GoldenState {
  /** Names of the tests that wait or run, the one that runs first. */
  running: readonly string[];
  /** What each test found when it was last run, by name. */
  results: ReadonlyMap<string, GoldenTestResult>;
  /** The project's files when those results were found: what was edited since makes them old. */
  ranWith: ReadonlyMap<string, unknown> | null;
}

export type GoldenStore = ReturnType<typeof createGoldenStore>;

/** The golden tests of a project: what runs, and what was found. */
export function createGoldenStore() {
  return createStore<GoldenState>()(() => ({ running: [], results: new Map(), ranWith: null }));
}
