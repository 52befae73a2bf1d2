import fc from 'fast-check';
import { objectOf } from '../../core/builtins/row-values.ts';
import type { ExpressionType, Field } from '../../core/expr/types.ts';
import type { RowFields } from '../../core/row-types/row-type.ts';

const texts = fc.constantFrom(
  '',
  'a',
  'b',
  'B',
  'x',
  '～',
  '😀',
  '北京',
  'CNY',
  '12',
  '1e3',
  '12 ',
  'true',
  '2026-01-31',
  'a\u2028b',
);
const numbers = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, -1, 0.1, 0.2, 1e308, 2 ** 53 + 2, 5e-324),
  fc.integer({ min: -3, max: 9 }),
);

/** Batches of rows with these fields; now and then a value is missing, null or of another type. */
export function anyRows(fields: RowFields): fc.Arbitrary<unknown[]> {
  const rows = fc.array(anyObject(fields), { minLength: 1, maxLength: 8 });
  // As JSON has them: no item of a list is undefined.
  return rows.map((made) => JSON.parse(JSON.stringify(made)) as unknown[]);
}

function anyObject(fields: RowFields): fc.Arbitrary<unknown> {
  const entries = [...fields].map(([name, field]) => anyField(field).map((value) => [name, value] as const));
  return fc.tuple(...entries).map((found) => objectOf(found.filter(([, value]) => value !== undefined)));
}

function anyField({ type, nullable }: Field): fc.Arbitrary<unknown> {
  const value = anyValue(type);
  const odd = fc.constantFrom<unknown[]>(null, 'odd', 1, true, undefined);
  return nullable
    ? fc.oneof(
        { weight: 60, arbitrary: value },
        { weight: 20, arbitrary: fc.constantFrom(null, undefined) },
        { weight: 1, arbitrary: odd },
      )
    : fc.oneof({ weight: 80, arbitrary: value }, { weight: 1, arbitrary: odd });
}

function anyValue(type: ExpressionType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'double':
    case 'int':
    case 'timestamp':
      return numbers;
    case 'string':
      return texts;
    case 'bool':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'any':
      return fc.oneof(numbers, texts, fc.boolean());
    case 'list':
      return fc.array(anyField(type.item), { maxLength: 3 });
    case 'object':
      return anyObject(type.fields);
  }
}
