import { createStore } from 'zustand/vanilla';
import type { LiveSnapshot } from '../../core/contract/live-control.ts';
import type { RunnerMetrics } from '../../core/contract/runner-metrics.ts';
import type { ReceivedError } from '../../core/errors/coded-error.ts';
import type { LiveFlowView } from '../../core/live/live-view.ts';
import type { RunnerView } from '../../core/live/runner-view.ts';

/** Which dead letters are to be seen: those of a flow, or of one place of it, `FName#n`. */
export interface LettersOf {
  flow: string;
  place: string | null;
}

/** A Go program that runs KisFlow, by its metrics. */
export interface RunnerState {
  /** The last moments of it, the newest last. */
  moments: readonly RunnerMetrics[];
  view: RunnerView;
  /** When its process was seen to have begun anew, in milliseconds since the epoch. */
  anewAt: number | null;
}

/** The live run that the window is attached to. Nothing of it is kept, and nothing of it is a run of this window. */
export interface LiveState {
  /** Where it is; null while none is. */
  address: string | null;
  /** Whether the graph shows it, and not the sample run. */
  isShown: boolean;
  /** Why nothing is heard of it, and when it is tried again, in milliseconds since the epoch. */
  lost: { error: ReceivedError; retryAt: number } | null;
  /** The last moments of it, the newest last. */
  moments: readonly LiveSnapshot[];
  /** Its flows at the newest, by name. */
  flows: ReadonlyMap<string, LiveFlowView>;
  /** In the place of all that: what is attached is a Go program. */
  runner: RunnerState | null;
  /** Opens its dead letters; null: all of them. */
  showLetters: ((only: LettersOf | null) => void) | null;
  /** Ends listening to it. */
  end: (() => void) | null;
}

export type LiveStore = ReturnType<typeof createLiveStore>;

export const noLiveRun: LiveState = {
  ...{ address: null, isShown: false, lost: null, moments: [], flows: new Map(), runner: null },
  ...{ showLetters: null, end: null },
};

export function createLiveStore() {
  return createStore<LiveState>()(() => noLiveRun);
}
