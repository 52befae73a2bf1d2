import type { GoExpr } from '../../expr/go/go-expr.ts';
import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';

/** The values of a row out: those that were made, all others as the row that came in has them. */
export function madeValues(
  go: GoTarget,
  output: RowFields,
  input: RowFields,
  made: ReadonlyMap<string, GoExpr>,
): Map<string, GoExpr> {
  const values = new Map<string, GoExpr>();
  for (const [name, field] of output) {
    const value = made.get(name);
    const source = input.get(name);
    if (value !== undefined) values.set(name, value);
    else if (source !== undefined) values.set(name, go.read(name, source, field));
  }
  return values;
}

/** Whether Go holds the value so that it can be nil. */
export function mayBeNull({ type, nullable }: Field): boolean {
  return nullable || ['list', 'object', 'any', 'null'].includes(type.kind);
}

/** Whether it is held by a pointer to the plain value. */
export function isPointer({ type, nullable }: Field): boolean {
  return nullable && !['list', 'object', 'any', 'null'].includes(type.kind);
}
