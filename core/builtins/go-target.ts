import type { GoBody } from '../expr/go/go-body.ts';
import type { GoNames } from '../expr/go/go-context.ts';
import type { GoExpr } from '../expr/go/go-expr.ts';
import type { GoStruct, GoTypes } from '../expr/go/go-types.ts';
import type { Typed } from '../expr/typed.ts';
import type { Field } from '../expr/types.ts';
import type { RowFields } from '../row-types/row-type.ts';

/** How a loop over the rows deals with one that fails. */
export interface GoLoopOptions {
  readonly onError: 'fail' | 'drop';
}

/** A loop over other rows than those that came in. */
export interface GoLoopOver {
  readonly list: string;
  readonly item: string;
  /** Whether the connector gave these rows: an error counts them, and says so. */
  readonly isStored?: boolean;
}

/** What a built-in and its connector give each other, as Go types; undefined for nothing. */
export interface GoExchange {
  readonly args: string | undefined;
  readonly rows: string | undefined;
}

/** What a built-in writes its Go to. Its rows are pointers to structs; an expression that fails ends the function. */
export interface GoTarget {
  readonly fname: string;
  readonly body: GoBody;
  readonly types: GoTypes;
  readonly input: GoStruct;
  /** The row that came in, as expressions know it. */
  readonly names: GoNames;
  /** The struct of the rows out. */
  output(fields: RowFields): GoStruct;
  /** Notes which line of the setup is worked on, for the error of a row. */
  mark(field: string): void;
  /** The value of an expression, held as `field` says; its own type when that is left out. */
  expression(typed: Typed, field?: Field, names?: GoNames): GoExpr;
  /** The same as a value of a row: a number that JSON can hold. */
  fieldValue(typed: Typed, field: Field, names?: GoNames): GoExpr;
  /** A field of the row as it came in, held as another that has all of its values. */
  read(name: string, field: Field, as?: Field): GoExpr;
  /** The rows that came in, by the name of their list. */
  rows(): string;
  /** The row of the loop. */
  row(): GoExpr;
  /** A loop over `rows`; `inside` writes what is done with `row`, `after` what follows the loop. */
  rowLoop(options: GoLoopOptions, inside: () => void, after?: () => void): void;
  /** A loop over other rows, where one that fails ends the function; `inside` gets what counts them from 0. */
  loopOver(over: GoLoopOver, inside: (index: () => string) => void): void;
  /** A batch of which no row is left goes on all the same: what is committed from here on is counted. */
  continueWhenEmpty(): void;
  /** Leaves the row out. */
  skip(): void;
  commit(row: GoExpr): void;
  /** Commits a new row of this struct; values by the names of its fields. */
  commitNew(struct: GoStruct, values: ReadonlyMap<string, GoExpr>): void;
  /** Declares a new row of this struct; gives its name. */
  newRow(struct: GoStruct, values: ReadonlyMap<string, GoExpr>): string;
  /** A value that stays null where it fails; rows that failed so are counted. */
  attempt(field: string, inside: () => void): void;
  /** Declares a whole number that is read from a param; gives its name. */
  wholeParam(key: string, otherwise: number, least: number): string;
  /** Declares what a call gives that may fail with an error of its own; gives its name. */
  checked(wanted: string, value: GoExpr): string;
  /** Notes what its connector gets, and has to give. */
  exchange(exchange: GoExchange): void;
  /** The last statement: hands the flow on another way than by rows. */
  next(...actions: readonly string[]): void;
}
