import type { Place } from '../expr/syntax.ts';
import type { SetupCode } from './messages.ts';

/** A setup's text: the keys of a function's `default_params`. */
export type Setup = Readonly<Record<string, string>>;

/** A change of one param's text that takes a problem away. */
export interface SetupFix extends Place {
  readonly key: string;
  readonly text: string;
}

/** What is wrong with a setup, or probably not meant: in a param's text, from `start` to `end` in UTF-16 code units. */
export interface SetupProblem extends Place {
  readonly severity: 'error' | 'warning';
  readonly code: SetupCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly key: string;
  readonly fix?: SetupFix | undefined;
}

/** Where a setup names a field of the rows in: what a renaming follows. */
export interface FieldUse extends Place {
  readonly key: string;
  readonly field: string;
  /** Written as a name (of a list, or before an equals sign), or as `row.field` in an expression. */
  readonly form: 'name' | 'expression';
}
