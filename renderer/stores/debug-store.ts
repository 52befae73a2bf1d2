import { createStore } from 'zustand/vanilla';
import type { RunPaused } from '../../core/contract/debug-payloads.ts';
import type { RunEdit } from '../../core/contract/edit-payload.ts';
import type { VisitMark } from '../../core/contract/host/runs.ts';
import type { VisitKind } from '../../core/run/journal/visit-mark.ts';

/** What is known of the run that waits. */
export interface DebugState {
  /** Null while none does. */
  paused: RunPaused | null;
  /** What was changed in the run that goes on or was the last: with any, it is no faithful run. */
  edits: readonly RunEdit[];
  /** Counts up when the breakpoint's form is asked for: it takes the focus. */
  formAsked: number;
  /** The same for the row that a run waits because of. */
  rowAsked: number;
  /** The timeline is open. */
  timeline: boolean;
  /** The visit that the run is looked at after; null for its end, or for now. */
  cursor: number | null;
  /** Kinds of visits that the timeline marks; none are all. */
  kinds: ReadonlySet<VisitKind>;
  /** The visits of a run, as far as they were asked for. */
  visits: { runId: string; marks: readonly VisitMark[] } | null;
}

export type DebugStore = ReturnType<typeof createDebugStore>;

export function createDebugStore() {
  return createStore<DebugState>()(() => ({
    paused: null,
    edits: [],
    formAsked: 0,
    rowAsked: 0,
    timeline: false,
    cursor: null,
    kinds: new Set(),
    visits: null,
  }));
}
