import { RowError } from '../expr/row-error.ts';
import { describeRowFailure, type RowFailureKind } from './messages.ts';

/** Where nothing is known of an expression's text: code that stands for itself. */
export const nowhere = { start: 0, end: 0 } as const;

/** Thrown while a row is worked on, for a reason that no expression has. */
export class FormError {
  readonly kind: RowFailureKind;

  constructor(kind: RowFailureKind) {
    this.kind = kind;
  }
}

/** Which rows are counted: those that came in, or those that the connector gave. */
export type RowsCounted = 'in' | 'stored';

/** Ends a function at a row; rows are counted from 1. */
export class RowFailed extends Error {
  readonly kind: RowFailureKind;
  readonly row: number;
  /** The line of the setup, or its key. */
  readonly field: string;
  readonly counted: RowsCounted;

  constructor(kind: RowFailureKind, row: number, field: string, counted: RowsCounted = 'in') {
    const which = counted === 'stored' ? 'stored row' : 'row';
    super(`${which} ${row}, ${field}: ${describeRowFailure(kind, 'en').message}`);
    this.name = 'RowFailed';
    this.kind = kind;
    this.row = row;
    this.field = field;
    this.counted = counted;
  }
}

/** Why a row failed; undefined for everything else that was thrown. */
export function failureKind(thrown: unknown): RowFailureKind | undefined {
  return thrown instanceof RowError || thrown instanceof FormError ? thrown.kind : undefined;
}

/** What was thrown, with the row and the field it was thrown for. */
export function rowFailed(thrown: unknown, row: number, field: string, counted?: RowsCounted): unknown {
  const kind = failureKind(thrown);
  return kind === undefined ? thrown : new RowFailed(kind, row, field, counted);
}

/** The row of so many rows in, from 0, that made a built-in end with this error; undefined where it was none of them. */
export function rowOfForm(thrown: unknown, rowsIn: number): number | undefined {
  if (!(thrown instanceof RowFailed) || thrown.counted !== 'in') return undefined;
  return thrown.row >= 1 && thrown.row <= rowsIn ? thrown.row - 1 : undefined;
}
