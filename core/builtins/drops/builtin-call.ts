import type { Setup } from '../problem.ts';

/** The rows of a call, and the batch that it belongs to, counted from 1. */
export interface CallRows {
  readonly batch: number;
  readonly rows: readonly unknown[];
}

/** One call of a built-in, as it was recorded. */
export interface BuiltinCall extends CallRows {
  /** The function's `default_params`. */
  readonly setup: Setup;
  /** What `param()` gives at this place: with those of the flow. */
  readonly params: Setup;
  /** Earlier calls of the place in the same run, in order; only read where the built-in remembers what they brought. */
  readonly before: readonly CallRows[];
  /** All rows that it committed. */
  readonly out: readonly unknown[];
}
