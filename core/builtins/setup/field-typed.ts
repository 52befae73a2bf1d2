import type { Typed } from '../../expr/typed.ts';
import { type Field, nothing } from '../../expr/types.ts';

/** A field of a row as an expression, as if `row.name` had been written. */
export function fieldTyped({ name, field }: { readonly name: string; readonly field: Field }): Typed {
  const place = { start: 0, end: 0 };
  const row: Typed = { op: 'name', name: 'row', type: nothing, nullable: false, fails: false, ...place };
  return { op: 'field', of: row, name, type: field.type, nullable: field.nullable, fails: false, ...place };
}
