import type { Place } from '../syntax.ts';
import type { ExpressionType } from '../types.ts';

/** One form of a function: what it takes and gives. A method's receiver is its first parameter. */
export interface ExpressionFunction {
  /** As it is written: `size`, `math.abs`. */
  readonly name: string;
  /** Its name among all forms, and in generated code: unique. */
  readonly id: string;
  /** Whether it is written `x.name(…)`; both when it can be either. */
  readonly form: 'plain' | 'method' | 'both';
  readonly params: readonly ExpressionType[];
  readonly result: ExpressionType;
  /** Whether it may fail for values of these types. */
  readonly fails: boolean;
  /** `at` is the place to name when it fails. Values have the types of `params`. */
  call(at: Place, ...args: unknown[]): unknown;
}
