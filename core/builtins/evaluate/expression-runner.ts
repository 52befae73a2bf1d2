import { toClosure } from '../../expr/evaluate.ts';
import { RowError } from '../../expr/row-error.ts';
import type { ReadParam } from '../../expr/runtime.ts';
import type { Typed } from '../../expr/typed.ts';
import type { RowFailure } from '../preview.ts';
import { FormError } from '../row-failed.ts';

export type Found = { readonly value: unknown } | { readonly failure: RowFailure };

/** Works out an expression for values of its names, in their order. */
export type ExpressionRunner = (values: readonly unknown[]) => Found;

/**
 * An expression of a setup, as a preview works it out: a failure knows the line's or param's name, the key whose text the
 * expression stands in, and the place there.
 */
export function expressionRunner(
  typed: Typed,
  field: string,
  key: string,
  names: readonly string[],
  param: ReadParam,
  offset = 0,
): ExpressionRunner {
  const evaluate = toClosure(typed, names);
  return (values) => {
    try {
      return { value: evaluate(values, param) ?? null };
    } catch (thrown) {
      if (!(thrown instanceof RowError)) throw thrown;
      const { kind, start, end } = thrown;
      return { failure: { kind, field, key, start: start + offset, end: end + offset } };
    }
  };
}

/** The same as a field's value: a number that JSON can hold. */
export function fieldRunner(
  typed: Typed,
  field: string,
  key: string,
  names: readonly string[],
  param: ReadParam,
  offset = 0,
): ExpressionRunner {
  const run = expressionRunner(typed, field, key, names, param, offset);
  if (typed.type.kind !== 'double') return run;
  return (values) => {
    const found = run(values);
    if ('failure' in found || typeof found.value !== 'number') return found;
    if (Number.isFinite(found.value)) return { value: found.value + 0 };
    const place = { start: typed.start + offset, end: typed.end + offset };
    return { failure: { kind: 'not-finite', field, key, ...place } };
  };
}

/** What work throws for a row, as a failure; anything else is thrown on. */
export function attempt(work: () => unknown, field: string, key: string): Found {
  try {
    return { value: work() ?? null };
  } catch (thrown) {
    if (thrown instanceof RowError || thrown instanceof FormError)
      return { failure: { kind: thrown.kind, field, key } };
    throw thrown;
  }
}
