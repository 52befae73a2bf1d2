import { createStore } from 'zustand/vanilla';
import type { RunPaused } from '../../core/contract/debug-payloads.ts';
import type { RunSummary } from '../../core/contract/host/runs.ts';
import type { JournalState } from '../../core/contract/journal-state.ts';
import type { LogEntry, RunFinished, RunProgress } from '../../core/contract/run-payloads.ts';
import type { ErrorData } from '../../core/errors/coded-error.ts';
import type { NodeId } from '../../core/project/chain.ts';
import type { RunBasis } from '../../core/project/flow-changes.ts';
import type { SeenRows } from '../../core/run/seen-changes.ts';

/** A place of a run at which rows were seen. They are asked for by these. */
export interface SeenAt extends SeenRows {
  runId: string;
  rowsIn: number;
  rowsOut: number;
  /** What its last call came to. */
  failed: boolean;
  /** Milliseconds since the epoch; null while the run goes on. */
  at: number | null;
  /** The run was of this function alone. */
  alone: boolean;
  nodes: RunProgress['nodes'];
  input: SeenAt | null;
}

/** What a run looked like after one of its visits. */
export interface RunMoment {
  visit: number;
  journal: JournalState;
  progress: RunProgress;
}

/** One run as the window knows it: what its journal has come to, and what it was started with. */
export interface OneRun {
  phase: 'idle' | 'starting' | 'running' | 'paused' | 'stopping' | 'finished';
  runId: string | null;
  flow: string | null;
  /** When it was asked for in this window, in milliseconds since the epoch; null for none, and for one of before. */
  askedAt: number | null;
  /** Node ids of the chain when the run began: index = the run's node number. */
  nodeIds: readonly NodeId[];
  /** What its journal has come to, and how many events that were. */
  journal: JournalState | null;
  events: number;
  /** The same as counters, and its end. */
  progress: RunProgress | null;
  finished: RunFinished | null;
  /** Why it could not begin: then there is neither progress nor an end of it. */
  startError: ErrorData | null;
  /** What it was started with: what stands there now may be something else. */
  basis: RunBasis | null;
  /** Where the rows were seen that it begins with in the middle of the chain; null for samples and pinned rows. */
  input: SeenAt | null;
  /** Sample rows that it was started with; null when nobody has counted them. */
  totalRows: number | null;
  /** Rows of a batch. */
  batchSize: number;
  /** When it ended, in milliseconds since the epoch. */
  endedAt: number | null;
  /** The one place of the chain that the run is of; null when it is of the whole flow. */
  alone: number | null;
  /** Where a paused run waits, why, and what there is to see. */
  pausedAt: RunPaused | null;
  /** The moment of it that is looked at; null for the end, or for now. */
  moment: RunMoment | null;
  /** When it began, in milliseconds since the epoch, where it is one of before; null where it is the last one. */
  ofBefore: number | null;
  /** Bounded: the oldest are dropped and counted. */
  logs: readonly LogEntry[];
  logsDropped: number;
}

/** The run that is shown: one that goes on, the last one, or one of before; and what else is known of the project's runs. */
export interface RunState extends OneRun {
  /** Runs that go on and are not shown, and the last one of each flow that ended meanwhile, by id. They are told as the shown one is. */
  others: ReadonlyMap<string, OneRun>;
  /** Where the rows of each place of each flow were last seen, by `seenKey`. */
  seen: ReadonlyMap<string, SeenAt>;
  /** The runs of the project, newest first, and what was dropped of older ones. */
  history: readonly RunSummary[];
  historyDropped: { runs: number; bytes: number };
}

export type RunStore = ReturnType<typeof createRunStore>;

export function createRunStore() {
  return createStore<RunState>()(() => ({
    phase: 'idle',
    runId: null,
    flow: null,
    askedAt: null,
    nodeIds: [],
    journal: null,
    events: 0,
    progress: null,
    finished: null,
    startError: null,
    basis: null,
    input: null,
    totalRows: null,
    batchSize: 0,
    endedAt: null,
    alone: null,
    pausedAt: null,
    moment: null,
    ofBefore: null,
    logs: [],
    logsDropped: 0,
    others: new Map(),
    seen: new Map(),
    history: [],
    historyDropped: { runs: 0, bytes: 0 },
  }));
}
