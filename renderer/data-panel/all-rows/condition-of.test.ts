import {
  assert,
  boolean,
  constant,
  constantFrom,
  double,
  integer,
  oneof,
  property,
  string,
} from 'fast-check';
import { expect, it } from 'vitest';
import { VisitExpression } from '../../../core/debug/visit-expression.ts';
import { toClosure } from '../../../core/expr/evaluate.ts';
import { bool } from '../../../core/expr/types.ts';
import { conditionOf } from './condition-of.ts';

const facts = { visit: { rows_in: 1, number: 1 }, batch: { number: 1 } };

function isTrueOf(text: string, row: unknown): unknown {
  const condition = new VisitExpression({ text, at: 'before', expected: bool }, toClosure);
  return condition.valueAt({ rows: [row], facts, param: () => '' }, 0);
}

it('writes a condition that is true of the row it was taken from', () => {
  const value = oneof(
    string({ unit: 'grapheme' }),
    integer(),
    double({ noNaN: true, noDefaultInfinity: true }),
    boolean(),
    constant(null),
  );
  const name = oneof(
    constantFrom('qty', 'in', 'order id', '城市', 'a"b'),
    string({ minLength: 1, unit: 'grapheme' }),
  );
  assert(
    property(name, name, value, (outer, inner, leaf) => {
      for (const [path, row] of [
        [[outer], { [outer]: leaf }],
        [[outer, inner], { [outer]: { [inner]: leaf } }],
      ] as const) {
        const where = conditionOf(path, leaf);
        if (where !== null) expect(isTrueOf(where, row), where).toBe(true);
      }
    }),
  );
});

it('has none for an item of a list', () => {
  expect(conditionOf(['lines', '0', 'sku'], 'A')).toBeNull();
});
