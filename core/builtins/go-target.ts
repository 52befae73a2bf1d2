import type { GoBody } from '../expr/go/go-body.ts';
import type { GoExpr } from '../expr/go/go-expr.ts';
import type { GoStruct, GoTypes } from '../expr/go/go-types.ts';
import type { GoNames } from '../expr/to-go.ts';
import type { Typed } from '../expr/typed.ts';
import type { Field } from '../expr/types.ts';
import type { RowFields } from '../row-types/row-type.ts';

/** How a loop over the rows deals with one that fails, and with none being left. */
export interface GoLoopOptions {
  readonly onError: 'fail' | 'drop';
  readonly whenEmpty: 'stop' | 'continue';
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
  /** A loop over `rows`; `inside` writes what is done with `row`, `after` what follows the loop. */
  rowLoop(options: GoLoopOptions, inside: () => void, after?: () => void): void;
  /** Leaves the row out. */
  skip(): void;
  commit(row: GoExpr): void;
  /** Commits a new row of this struct; values by the names of its fields. */
  commitNew(struct: GoStruct, values: ReadonlyMap<string, GoExpr>): void;
  /** A value that stays null where it fails; rows that failed so are counted. */
  attempt(field: string, inside: () => void): void;
}
