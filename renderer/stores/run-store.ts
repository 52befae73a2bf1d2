import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { historyEntrySchema } from '../../core/contract/host/runs.ts';
import type { LogEntry, RunFinished, RunProgress } from '../../core/contract/run-payloads.ts';
import type { ErrorData } from '../../core/errors/coded-error.ts';
import type { NodeId } from '../../core/project/chain.ts';
import type { RunBasis } from '../../core/project/flow-changes.ts';

export type HistoryEntry = z.output<typeof historyEntrySchema>;

/** A place of a run at which rows were seen. They are asked for by these; the engine keeps those of the last runs only. */
export interface SeenAt {
  runId: string;
  /** The place in that run's chain. */
  node: number;
  rowsIn: number;
  rowsOut: number;
  /** What its last call came to. */
  failed: boolean;
  /** Milliseconds since the epoch; null while the run goes on. */
  at: number | null;
  /** The run was of this function alone. */
  alone: boolean;
}

/** The run that is going on or was the last one. */
export interface RunState {
  phase: 'idle' | 'starting' | 'running' | 'paused' | 'stopping' | 'finished';
  runId: string | null;
  flow: string | null;
  /** Node ids of the chain when the run began: index = the run's node number. */
  nodeIds: readonly NodeId[];
  progress: RunProgress | null;
  finished: RunFinished | null;
  /** Why it could not begin: then there is neither progress nor an end of it. */
  startError: ErrorData | null;
  /** What it was started with: what stands there now may be something else. */
  basis: RunBasis | null;
  /** Sample rows that it was started with; null when nobody has counted them. */
  totalRows: number | null;
  /** Rows of a batch. */
  batchSize: number;
  /** When it ended, in milliseconds since the epoch. */
  endedAt: number | null;
  /** The one place of the chain that the run is of; null when it is of the whole flow. */
  alone: number | null;
  /** Where the rows of each place of each flow were last seen, by `seenKey`. */
  seen: ReadonlyMap<string, SeenAt>;
  /** Where a paused run waits. */
  pausedAt: { batch: number; node: number } | null;
  /** Bounded: the oldest are dropped and counted. */
  logs: readonly LogEntry[];
  logsDropped: number;
  history: readonly HistoryEntry[];
}

export type RunStore = ReturnType<typeof createRunStore>;

export function createRunStore() {
  return createStore<RunState>()(() => ({
    phase: 'idle',
    runId: null,
    flow: null,
    nodeIds: [],
    progress: null,
    finished: null,
    startError: null,
    basis: null,
    totalRows: null,
    batchSize: 0,
    endedAt: null,
    alone: null,
    seen: new Map(),
    pausedAt: null,
    logs: [],
    logsDropped: 0,
    history: [],
  }));
}
