import type { RowFailureKind } from '../messages.ts';

/** A field of a row, and what it holds. */
export interface HeldValue {
  readonly name: string;
  readonly value: unknown;
}

/** Why a built-in handed nothing on of a row. Rows are counted from 1. */
export type DropReason =
  /** Its condition was false. */
  | { readonly kind: 'condition'; readonly code: string; readonly held: readonly HeldValue[] }
  /** The check of that name did not hold. */
  | {
      readonly kind: 'check';
      readonly name: string;
      readonly code: string;
      readonly held: readonly HeldValue[];
    }
  /** It could not be worked out, and such rows are dropped. `field`: the line of the setup, or its key. */
  | {
      readonly kind: 'failed';
      readonly field: string;
      readonly failure: RowFailureKind;
      readonly held: readonly HeldValue[];
    }
  /** Another row is like it, and that one stays; `batch`: which one it came in, where that is an earlier one. */
  | {
      readonly kind: 'alike';
      readonly held: readonly HeldValue[];
      readonly row: number;
      readonly batch?: number;
    }
  /** Only rows `from` to `to` go on, and this is row `row`: of its batch, or of all that the run has brought so far. */
  | {
      readonly kind: 'beyond';
      readonly row: number;
      readonly from: number;
      readonly to: number;
      readonly over: 'batch' | 'run';
    }
  /** One row in so many goes on. */
  | {
      readonly kind: 'not-drawn';
      readonly row: number;
      readonly every: number;
      readonly over: 'batch' | 'run';
    }
  /** The field that rows are made of holds no items. */
  | { readonly kind: 'no-items'; readonly held: readonly HeldValue[] }
  /** All fields that rows are made of are null. */
  | { readonly kind: 'no-values'; readonly held: readonly HeldValue[] }
  /** The whole batch ends here, by this condition over its rows. */
  | { readonly kind: 'ended'; readonly code: string }
  /** No stored row matches; or one does, where rows without any go on. */
  | { readonly kind: 'no-match' | 'match'; readonly code: string; readonly held: readonly HeldValue[] };
