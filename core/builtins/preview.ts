import type { ReadParam } from '../expr/runtime.ts';
import type { RowFailureKind } from './messages.ts';

/** A row as functions get it. */
export type Row = Readonly<Record<string, unknown>>;

/** Why a row failed: in which line or param, and where in that param's text. */
export interface RowFailure {
  readonly kind: RowFailureKind;
  /** The line's name, or the param's key. */
  readonly field: string;
  /** The key of the setup whose text holds the place; undefined when no place is known. */
  readonly key?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** The stored row that failed, from 1, where it is none of the rows in. */
  readonly storedRow?: number | undefined;
}

/** What became of a row in. */
export interface RowFate {
  readonly state: 'kept' | 'dropped' | 'failed';
  /** Why a row failed, or was dropped because it failed, or has a null where a value failed. */
  readonly failure?: RowFailure | undefined;
  /** Nothing failed, but there is something to say: no stored row matches, its window is not full yet, or which checks did not hold. */
  readonly note?: 'no-match' | 'waiting' | { readonly checks: readonly string[] } | undefined;
}

/** How the flow goes on after the function. */
export type NextStep =
  | { readonly kind: 'rows' }
  /** The rows in go on, untouched. */
  | { readonly kind: 'reuse' }
  /** On without rows, when none was left. */
  | { readonly kind: 'continue' }
  | { readonly kind: 'abort' }
  | { readonly kind: 'jump'; readonly to: string };

/** What a built-in makes of one batch. */
export interface BatchPreview {
  /** What the next function gets, when `next` is `rows`. */
  readonly rows: readonly Row[];
  /** For each row out, the rows in that it was made of, counted from 0. */
  readonly from: readonly (readonly number[])[];
  /** For each row in. */
  readonly fates: readonly RowFate[];
  readonly next: NextStep;
  /** What it writes to the log, or would print. */
  readonly prints?: readonly string[];
  /** What it hands to the connector, if it does. */
  readonly saves?: readonly Row[];
}

/** What a preview knows besides the rows. */
export interface PreviewSurroundings {
  readonly param: ReadParam;
  /** The connector's rows; undefined when they are not known, and then what depends on them is null. */
  readonly stored?: readonly Row[] | undefined;
}

/**
 * Works out one batch after the other, and remembers what the built-in remembers. Where the run would end at a failed row the
 * preview goes on with the next, so that all of them are counted.
 */
export type Evaluate = (rows: readonly Row[]) => BatchPreview;

/**
 * The same in steps: a batch is left at each `yield` and gone on with later, or never, so that whoever waits for it can do something
 * else meanwhile.
 */
export type EvaluateInSteps = (rows: readonly Row[]) => Generator<undefined, BatchPreview, undefined>;

/** Whether a step ends before a row, counted from 0: after so many that a slow one is still short. */
export function isStepsEnd(index: number): boolean {
  return index % 100 === 99;
}

/** All of its steps at once. */
export function atOnce(evaluate: EvaluateInSteps): Evaluate {
  return (rows) => {
    const steps = evaluate(rows);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
}

/** One that is not parted: it can be left before it begins. */
export function inOneStep(evaluate: Evaluate): EvaluateInSteps {
  return function* (rows) {
    yield;
    return evaluate(rows);
  };
}

/** The same for a setup that lets a batch go on of which no row is left. */
export function goingOn(evaluate: EvaluateInSteps): EvaluateInSteps {
  return function* (rows) {
    const made = yield* evaluate(rows);
    return made.next.kind === 'rows' && made.rows.length === 0
      ? { ...made, next: { kind: 'continue' } }
      : made;
  };
}

/** Collects what a batch becomes, row by row. */
export class BatchRecorder {
  readonly rows: Row[] = [];
  readonly from: (readonly number[])[] = [];
  readonly fates: RowFate[];

  constructor(count: number) {
    this.fates = Array.from({ length: count }, () => dropped);
  }

  /** A row out, made of these rows in. */
  commit(row: Row, ...from: readonly number[]): void {
    this.commitOf(row, from);
  }

  /** The same of any number of rows. */
  commitOf(row: Row, from: readonly number[]): void {
    this.rows.push(row);
    this.from.push(from);
    for (const index of from) if (this.fates[index] === dropped) this.fates[index] = kept;
  }

  fate(index: number, fate: RowFate): void {
    this.fates[index] = fate;
  }

  /** The row failed: it stops the run, or is dropped. */
  fail(index: number, failure: RowFailure, onError: 'fail' | 'drop' | 'null'): void {
    // The run would have ended at the first failure.
    if (this.fates[index]?.state === 'failed') return;
    this.fates[index] = { state: onError === 'fail' ? 'failed' : 'dropped', failure };
  }

  end(): BatchPreview {
    return { rows: this.rows, from: this.from, fates: this.fates, next: { kind: 'rows' } };
  }
}

const dropped: RowFate = { state: 'dropped' };
const kept: RowFate = { state: 'kept' };
