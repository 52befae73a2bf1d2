import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJsonSerializer } from './json-serializer.ts';

const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Rows as functions commit them: flat and nested, with what JSON writes otherwise, and keys that look like code. */
const value = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY, undefined, null, true, () => 1),
  fc.string(),
  fc.date({ noInvalidDate: true }),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.double(), { maxKeys: 3 }),
);
const key = fc.oneof(
  fc.constantFrom('id', 'score', '2', '__proto__', 'constructor', '"];throw 1;//', 'a\u2028b', '姓名'),
  fc.string(),
);
const anyRow = fc.dictionary(key, value, { maxKeys: 5 });
const flatRow = fc.record(
  { id: fc.integer(), score: fc.double(), name: fc.string() },
  { requiredKeys: ['id'] },
);
const row = fc.oneof(anyRow, flatRow, fc.constant({ id: 1, score: -0 }), fc.constant(null));

describe('the rows that a function is called with', () => {
  test('are what a round trip through JSON gives, whatever rows came before', () => {
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 }), (batches) => {
        const serializer = createJsonSerializer();
        for (const batch of [...batches, ...batches]) {
          const rows = serializer.unmarshal(batch);
          expect(rows).toEqual(batch.map(through));
          expect(JSON.stringify(rows)).toBe(JSON.stringify(batch));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are copies: editing them changes nothing upstream', () => {
    const serializer = createJsonSerializer();
    const batch = [
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
      { id: 3, tags: ['c'] },
    ];
    const rows = serializer.unmarshal(batch) as { id: number; tags?: string[] }[];
    for (const one of rows) {
      one.id = 0;
      one.tags?.push('d');
    }
    expect(batch).toEqual([
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
      { id: 3, tags: ['c'] },
    ]);
  });

  test('keep the order of their fields, and take nothing from their class', () => {
    class Pair {
      a = 1;
      b = 2;
      toJSON() {
        return { sum: this.a + this.b };
      }
    }
    const inherited = Object.assign(Object.create({ b: 2 }), { a: 1 });
    const batch = [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 }, { a: 1, b: 2, c: 3 }, inherited, new Pair()];
    expect(JSON.stringify(createJsonSerializer().unmarshal(batch))).toBe(
      '[{"a":1,"b":2},{"b":2,"a":1},{"a":1},{"a":1,"b":2,"c":3},{"a":1},{"sum":3}]',
    );
  });

  test('are decoded from JSON strings, too', () => {
    expect(createJsonSerializer().unmarshal(['{"a":1}', { a: 2 }, 'null'])).toEqual([
      { a: 1 },
      { a: 2 },
      null,
    ]);
  });

  test.each([
    ['[1]', 'row 2: an array, not an object'],
    ['7', 'row 2: a value of the type number, not an object'],
    [[1], 'row 2: an array, not an object'],
    ['{', /^row 2: /],
    [7, 'row 2: a value of the type number, not an object'],
  ])('are none at all when one is %j', (bad, message) => {
    const serializer = createJsonSerializer();
    serializer.unmarshal([{ a: 1 }]);
    expect(() => serializer.unmarshal([{ a: 1 }, bad, { a: 2 }])).toThrow(message);
  });
});
