import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompareRules, compareRows } from './compare-rows.ts';

const plain: CompareRules = { order: 'as-is', ignore: [], tolerance: {} };
const rowsArbitrary = fc.array(
  fc.record({ id: fc.integer(), name: fc.string(), at: fc.string(), tags: fc.array(fc.string()) }),
);

function compare(expected: unknown[], actual: unknown[], rules: Partial<CompareRules> = {}) {
  return compareRows(expected, actual, { ...plain, ...rules }).differences;
}

describe('rows in their order', () => {
  it('name the row, the field and both values', () => {
    expect(compare([{ id: 1, total: 12.1 }], [{ total: 12.11, id: 1 }])).toEqual([
      { kind: 'value', row: 1, field: 'total', expected: 12.1, actual: 12.11 },
    ]);
  });
  it('tell null, absent and __proto__ apart', () => {
    expect(compare([{ a: null }], [{}])).toEqual([
      { kind: 'value', row: 1, field: 'a', expected: null, actual: undefined },
    ]);
    expect(compare([JSON.parse('{"__proto__":1}')], [{}])).toHaveLength(1);
  });
  it('are not all different behind one that is missing', () => {
    const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
    expect(compare(rows, [{ id: 1 }, { id: 3 }])).toEqual([{ kind: 'missing', row: 2, expected: { id: 2 } }]);
    expect(compare([{ id: 1 }, { id: 3 }], rows)).toEqual([{ kind: 'extra', row: 2, actual: { id: 2 } }]);
  });
  it('name fields inside of others, and items by their place', () => {
    const expected = [{ lines: [{ sku: 'a' }, { sku: 'b' }] }];
    expect(compare(expected, [{ lines: [{ sku: 'a' }, { sku: 'c' }] }])).toEqual([
      { kind: 'value', row: 1, field: 'lines[1].sku', expected: 'b', actual: 'c' },
    ]);
    expect(compare(expected, [{ lines: [{ sku: 'x' }, { sku: 'y' }] }], { ignore: ['lines.sku'] })).toEqual(
      [],
    );
  });
  it('are bounded, with a count of the others', () => {
    const many = Array.from({ length: 1000 }, (_, id) => ({ id }));
    const { differences, more } = compareRows(
      many,
      many.map(({ id }) => ({ id: id + 1 })),
      plain,
    );
    expect(differences).toHaveLength(50);
    expect(more).toBe(950);
  });
});

describe('tolerance', () => {
  it('holds for numbers of its field only', () => {
    const rules = { tolerance: { total: 0.01 } };
    expect(compare([{ total: 12.1 }], [{ total: 12.11 }], rules)).toEqual([]);
    expect(compare([{ total: 12.1 }], [{ total: 12.2 }], rules)).toHaveLength(1);
    expect(compare([{ total: 12.1 }], [{ total: '12.1' }], rules)).toHaveLength(1);
    expect(compare([{ other: 12.1 }], [{ other: 12.11 }], rules)).toHaveLength(1);
  });
});

describe('rows by key', () => {
  it('find their partners in any order, and doubles in theirs', () => {
    const expected = [
      { id: 1, n: 1 },
      { id: 2, n: 2 },
      { id: 2, n: 3 },
    ];
    const actual = [
      { id: 2, n: 2 },
      { id: 2, n: 4 },
      { id: 3, n: 9 },
    ];
    expect(compare(expected, actual, { key: ['id'] })).toEqual([
      { kind: 'missing', row: 1, expected: { id: 1, n: 1 } },
      { kind: 'value', row: 2, field: 'n', expected: 3, actual: 4 },
      { kind: 'extra', row: 3, actual: { id: 3, n: 9 } },
    ]);
  });
});

describe('laws', () => {
  it('rows are the same as themselves, whatever the rules', () => {
    fc.assert(
      fc.property(
        rowsArbitrary,
        fc.constantFrom<Partial<CompareRules>>({}, { order: 'any' }, { key: ['id'] }),
        (rows, rules) => {
          expect(compare(rows, structuredClone(rows), rules)).toEqual([]);
        },
      ),
    );
  });
  it('in any order, a shuffled copy whose numbers are near is the same, and one row more is one difference', () => {
    const shuffled = fc
      .array(fc.record({ city: fc.constantFrom('a', 'b'), total: fc.integer({ min: 0, max: 5 }) }), {
        maxLength: 8,
      })
      .chain((rows) =>
        fc.record({
          rows: fc.constant(rows),
          order: fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }),
          shift: fc.array(fc.constantFrom(-1, 0, 1), { minLength: rows.length, maxLength: rows.length }),
        }),
      );
    fc.assert(
      fc.property(shuffled, ({ rows, order, shift }) => {
        const near = rows.map((row, at) => ({ ...row, total: row.total + (shift[at] ?? 0) }));
        const actual = order.map((at) => near[at]);
        const rules = { order: 'any', tolerance: { total: 1 } } as const;
        expect(compare(rows, actual, rules)).toEqual([]);
        expect(compare(rows, [...actual, { city: 'c', total: 0 }], rules)).toHaveLength(1);
      }),
    );
  });
});
