import type { DiscardingAction, LostValue, RunFinished } from '../contract/run-payloads.ts';
import type { ReceivedError } from '../errors/coded-error.ts';
import type { NodeId } from '../project/chain.ts';

/** The id of the sample rows' node. */
export const samplesId = '#source';
/** A node that an outcome speaks of. */
export type OutcomeNode = NodeId | typeof samplesId;

/** Where a paused run waits. */
export interface PausedFacts {
  node: number;
  side: 'before' | 'after';
  /** The rows that wait, and the place that gets them next; null when the flow ends here. */
  rows: number;
  next: number | null;
}

/** Everything that the outcome reads of a run, as a plain value. Made from a run's events by `run-facts.ts`. */
export interface RunFacts {
  flow: string;
  /** How far the run is; `paused` waits before or after a function. */
  phase: 'not-run' | 'running' | 'paused' | 'ended';
  /** Sample rows in all; null where nobody has counted them (a large file). */
  totalRows: number | null;
  /** Rows that batches were made of so far. */
  rowsRead: number;
  batches: number;
  elapsedMs: number;
  /** The chain, in its order. */
  nodes: readonly NodeFacts[];
  paused: PausedFacts | null;
  /**
   * How it ended; null until then, and for one that was cut off: nobody heard its end. Where a visit has failed and the run waits there
   * (`paused`), or that moment of its past is looked at (`running`), that failure.
   */
  end: RunEnd | null;
  /** Rows that it went on without. */
  failedRows: number;
  /** Of a run of one function with rows seen before: its place in the chain. */
  alone: number | null;
  /** What was edited since the run began. */
  edits: readonly RunEdit[];
}

/** One place of the chain. */
export interface NodeFacts {
  id: NodeId;
  fname: string;
  mode: string;
  connector: string | null;
  /** The file with its code; null when it has none. */
  codeFile: string | null;
  /** The file with its connector's code; null when there is none. */
  connectorFile: string | null;
  visits: number;
  rowsIn: number;
  rowsOut: number;
  durationMs: number;
  /** Batches that ended here for want of rows, and those that it aborted. */
  stops: number;
  aborts: number;
  /** Jumps by target place. */
  jumps: Readonly<Record<string, number>>;
  /** Calls of it in the batch under way, or the last one. */
  visitsInBatch: number;
  /** What succeeded and was probably not meant. */
  doubts: readonly Doubt[];
}

/** What a function did that it probably did not mean to do. */
export type Doubt =
  /** Rows that it committed and no function read, since its action threw them away. */
  | { kind: 'thrown-away'; action: DiscardingAction; rows: number }
  /** A Save or Load that has a connector and never called it. */
  | { kind: 'not-called'; connector: string }
  /** Rows out with a field that holds nothing, among those that were looked at, and how many there were. */
  | { kind: 'lost-field'; field: string; value: LostValue; rows: number; of: number; total: number }
  /** Sums of single batches: the same value of a field in the rows out of several batches. */
  | { kind: 'once-per-batch'; field: string; values: number; rows: number; batches: number }
  /** The embedded store added rows that it holds already, since its connector has no key. */
  | { kind: 'doubled'; connector: string; rows: number }
  /** Rows that it saved without the key of its connector: each is added, whatever is there. */
  | { kind: 'unkeyed'; connector: string; fields: string; rows: number; of: number }
  /** Rows that failed here, and that the run went on without. */
  | { kind: 'failed-rows'; rows: number }
  /** Calls that got no rows, since one row did not decode. */
  | { kind: 'undecoded'; visits: number; error: ReceivedError }
  /** Batches that it ended by handing on no rows. */
  | { kind: 'no-rows'; batches: number; of: number };

export interface RunEnd {
  status: RunFinished['status'];
  stoppedBecause: RunFinished['stoppedBecause'];
  /** The place that failed or stopped the run, when one did. */
  node: number | null;
  error: ReceivedError | null;
  /** Milliseconds since the epoch; null when nobody looked at the clock. */
  at: number | null;
  /** The row among the inputs of the failing call that made it throw, from 0; null when that is not known. */
  row: number | null;
}

/** An edit since a run began. `node`: the first place of the chain that it touches, null for all of it. */
export interface RunEdit {
  kind: 'code' | 'settings' | 'order' | 'samples' | 'pins' | 'connector';
  /** Of the function or connector. */
  name: string;
  node: number | null;
}
