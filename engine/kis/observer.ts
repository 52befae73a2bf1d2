import type { ActionState, NextReason } from '../../core/contract/run-payloads.ts';
import type { CodedError } from '../../core/errors/coded-error.ts';

/** A visit that is about to begin. */
export interface VisitStart {
  /** Place in the chain, from 0. */
  readonly node: number;
  /** Number of the visit in this run, from 0. */
  readonly sequence: number;
  readonly fname: string;
  /** What the function reads: the place in the chain, -1 for the source rows. */
  readonly inputFrom: number;
  /** The raw rows, not copied: the function may change them. */
  readonly input: readonly unknown[];
}

/** One call of a connector's callback within a visit. */
export interface ConnectorCall {
  readonly connector: string;
  readonly mode: string;
  /** As they were given, not copied. */
  readonly args: unknown;
  readonly result: unknown;
  /** What the callback threw; undefined when it returned. */
  readonly error: unknown;
  readonly durationMs: number;
}

/** One call of one function. Arrays and rows are the flow's own: copy at once what you keep. */
export interface VisitRecord extends VisitStart {
  /** Rows the function was given after decoding. */
  readonly rowsDecoded: number;
  /** Why the rows could not be decoded: KisFlow only logs this, and calls the function with no rows (traps 2 and 45). */
  readonly decodeError: CodedError | undefined;
  /** Rows the function committed. */
  readonly committed: readonly unknown[];
  /** Rows handed on: none when an action lost them, those of the function before when it reused them. */
  readonly rowsOut: number;
  /** The level data of this place afterwards; undefined when it was never set in this run. May be stale (trap 8). */
  readonly data: readonly unknown[] | undefined;
  /** The actions in force when the function ended; they may be left over from an earlier run (trap 9). */
  readonly action: ActionState;
  readonly nextCalled: boolean;
  readonly next: NextReason;
  /** The place that comes next; undefined when the flow stops. */
  readonly nextNode: number | undefined;
  readonly durationMs: number;
  /** Why the run fails here: from the function, or from its action. A CodedError whose cause is what was thrown. */
  readonly error: Error | undefined;
  /** Index of the row of the input that the function was at when it threw, where that is known. */
  readonly rowAt: number | undefined;
  /** Whether `error` comes from the action (a jump to an unknown name) and not from the function. */
  readonly failedAtAction: boolean;
  /** Those that had ended when the function did. */
  readonly connectorCalls: readonly ConnectorCall[];
  /** Rows that wait in the buffer afterwards (traps 3 and 4). */
  readonly buffered: number;
  /** Calls of connectors that began, whether anybody waited for them or not. */
  readonly connectorsCalled: number;
  /** The function was not called: a person handed its rows on as they were. */
  readonly skipped: boolean;
  /** Tells which of its rows in each committed row was made of, where the run keeps every row. */
  readonly tracked: { madeOf(committed: readonly unknown[]): readonly number[] | undefined } | undefined;
}

/** Where a run failed: in the function, before it could be called, for want of its input, or at its action. */
export type FailureStage = 'function' | 'call' | 'input' | 'action' | 'bound';

export interface RunSummary {
  readonly stoppedBecause: 'end' | 'no-data' | 'abort' | 'error' | 'disabled';
  readonly error: Error | undefined;
  readonly failedAt:
    | { readonly node: number; readonly fname: string; readonly stage: FailureStage }
    | undefined;
  /** What the buffer held when the run began, not copied. */
  readonly sourceRows: readonly unknown[];
  /** What the buffer holds now: the first source rows of the next run (traps 3 and 4). */
  readonly leftInBuffer: readonly unknown[];
  readonly visits: number;
}

/** What a person made of a visit that waited. No part of KisFlow. */
export interface VisitChange {
  /** Goes in instead. */
  readonly input?: unknown[] | undefined;
  /** The function is not called: what would have gone in is handed on as it is. */
  readonly skip: boolean;
}

/** Told of each value that code sets: of the flow (null) or of a place of its chain. */
export type ValueListener = (
  of: 'metadata' | 'cache',
  node: number | null,
  key: string,
  value: unknown,
) => void;

/** Watches runs. Every method is optional; what is not watched costs nothing. */
export interface FlowObserver {
  /** Before a function is called. A promise is waited for: to pause, to step, to slow down. What it throws ends the run. */
  beforeVisit?(visit: VisitStart): void | Promise<void>;
  /** Asked after a `beforeVisit` that was waited for. */
  takeChange?(): VisitChange | undefined;
  /** After its action was dealt with. A promise is waited for before the run goes on. */
  afterVisit?(visit: VisitRecord): void | Promise<void>;
  /** After a run, also one that failed or was skipped. */
  afterRun?(summary: RunSummary): void;
}
