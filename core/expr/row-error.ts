import type { Place } from './syntax.ts';

/** Why an expression has no value for a row. The same in the Studio and in exported Go. */
export type RowErrorKind =
  | 'null'
  | 'wrong-type'
  | 'index'
  | 'not-a-number'
  | 'not-an-int'
  | 'not-a-time'
  | 'not-a-date'
  | 'no-time-zone'
  | 'int-range'
  | 'div-zero'
  | 'round-digits'
  | 'bad-pattern'
  | 'too-long'
  /** A number that JSON does not have: of a computed field. */
  | 'not-finite';

/** Thrown while a row is worked on: a stack would cost more than the work. */
export class RowError {
  readonly kind: RowErrorKind;
  readonly start: number;
  readonly end: number;

  constructor(kind: RowErrorKind, { start, end }: Place) {
    this.kind = kind;
    this.start = start;
    this.end = end;
  }
}

export function fail(kind: RowErrorKind, at: Place): never {
  throw new RowError(kind, at);
}
