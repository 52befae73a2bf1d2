import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../core/errors/coded-error.ts';
import { cloneJson } from './clone-json.ts';
import { createJsonSerializer } from './json-serializer.ts';

const unwritable = Symbol('unwritable');

/**
 * What Go's encoding/json makes of a value, written down once more with nothing in mind but the facts: every text with U+FFFD for
 * half a surrogate pair, every number as it is (-0 too), undefined absent, what is not finite an error.
 */
function throughGo(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : unwritable;
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'function') return unwritable;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toJSON();
  if (Array.isArray(value)) {
    const items = Array.from(value, (item) => throughGo(item) ?? null);
    return items.includes(unwritable) ? unwritable : items;
  }
  const entries = Object.entries(value).map(
    ([key, member]) => [key.toWellFormed(), throughGo(member)] as const,
  );
  if (entries.some(([, member]) => member === unwritable)) return unwritable;
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

/** Rows as functions commit them: flat and nested, with what JSON writes otherwise, and keys that look like code. */
const value = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, undefined, null, true, 'half \ud83d', '\udc00', '姓名🚀'),
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') }),
  fc.array(fc.oneof(fc.integer(), fc.constant(undefined)), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), { maxKeys: 3 }),
);
const badValue = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, () => 1);
const key = fc.oneof(
  fc.constantFrom(
    'id',
    'score',
    '2',
    '__proto__',
    'constructor',
    '"];throw 1;//',
    'a\u2028b',
    '姓名',
    '\ud800',
  ),
  fc.string(),
);
const anyRow = fc.dictionary(key, value, { maxKeys: 5 });
const flatRow = fc.record(
  { id: fc.integer(), score: fc.double({ noNaN: true }), name: value },
  { requiredKeys: ['id'] },
);
const badRow = fc.record(
  { id: fc.integer(), score: badValue, list: fc.array(badValue) },
  { requiredKeys: [] },
);
const row = fc.oneof(
  { weight: 8, arbitrary: anyRow },
  { weight: 8, arbitrary: flatRow },
  fc.constant({ id: 1, score: -0 }),
  fc.constant(null),
  badRow,
);

/** Also -0, and fields named `constructor` or `__proto__`. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

/** The rows, or the error. */
function decode(rows: readonly unknown[]): unknown {
  try {
    return createJsonSerializer().unmarshal(rows);
  } catch (thrown) {
    return thrown;
  }
}

function errorOf(rows: readonly unknown[]): { code: string; params: Record<string, unknown> } {
  const thrown = decode(rows);
  if (!(thrown instanceof CodedError)) throw new Error(`no coded error: ${JSON.stringify(thrown)}`);
  return { code: thrown.code, params: thrown.data.params };
}

describe('the rows that a function is called with', () => {
  test('are what a round trip through encoding/json gives, whatever rows came before', () => {
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 }), (batches) => {
        const serializer = createJsonSerializer();
        for (const batch of [...batches, ...batches]) {
          const bad = batch.findIndex((one) => throughGo(one) === unwritable);
          if (bad >= 0) expect(() => serializer.unmarshal(batch)).toThrow(new RegExp(`row ${bad + 1}\\b`));
          else expectSame(serializer.unmarshal(batch), batch.map(throughGo));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are the same from JSON texts', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 5 }), (batch) => {
        // JSON.stringify writes -0 as 0, and half a surrogate pair as an escape.
        const texts = batch.map((one) => JSON.stringify(one));
        const expected = texts.map((text) => throughGo(JSON.parse(text)));
        expectSame(createJsonSerializer().unmarshal(texts), expected);
      }),
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
    const unusual = { z: 1n, a: { y: 2n, b: [3n, { x: 1, c: 2 }] }, last: -0 };
    expect(JSON.stringify(createJsonSerializer().unmarshal([unusual]))).toBe(
      '[{"z":1,"a":{"y":2,"b":[3,{"x":1,"c":2}]},"last":0}]',
    );
  });

  test('are those of JSON where an object only looks like the plain ones before', () => {
    class Pair {
      a = 1;
    }
    const batch = [
      { a: 1 },
      new Pair(),
      Object.create({ a: 1 }),
      Object.create({ a: 1 }, { b: { value: 2 } }),
    ];
    expect(JSON.stringify(createJsonSerializer().unmarshal(batch))).toBe('[{"a":1},{"a":1},{},{}]');
    for (const odd of [Object.assign(Object(3), { a: 1 }), Object.assign([], { a: 1 })])
      expect(() => createJsonSerializer().unmarshal([{ a: 1 }, odd])).toThrow('row 2');
  });

  test('are decoded from JSON strings, too', () => {
    expect(createJsonSerializer().unmarshal(['{"a":1}', { a: 2 }, 'null', undefined])).toEqual([
      { a: 1 },
      { a: 2 },
      null,
      null,
    ]);
  });

  test('mean what their like in Go means', () => {
    const sparse = new Array(3);
    sparse[1] = 1;
    const given = {
      big: 9_007_199_254_740_993n,
      map: new Map<unknown, unknown>([
        ['a', 1],
        [2, { b: 1n }],
      ]),
      bytes: new Uint8Array([1, 2, 3]),
      floats: new Float64Array([0.5, 1]),
      boxed: [new Number(1), new String('a'), new Boolean(false)],
      at: new Date('2024-01-05T10:00:00Z'),
      sparse,
      gone: undefined,
      zero: -0,
      half: 'a\ud83db',
    };
    expect(createJsonSerializer().unmarshal([given])).toStrictEqual([
      {
        big: 9_007_199_254_740_992,
        map: { a: 1, 2: { b: 1 } },
        bytes: 'AQID',
        floats: [0.5, 1],
        boxed: [1, 'a', false],
        at: '2024-01-05T10:00:00.000Z',
        sparse: [null, 1, null],
        zero: -0,
        half: 'a\ufffdb',
      },
    ]);
  });

  const self: Record<string, unknown> = { a: 1 };
  self['list'] = [{ self }];
  test.each<[string, unknown, string, Record<string, unknown>]>([
    ['NaN', { a: Number.NaN }, 'rows.not-finite', { field: 'a', value: 'NaN' }],
    [
      '-Infinity, far within',
      { a: [{ 'b c': { d: -1 / 0 } }] },
      'rows.not-finite',
      { field: 'a[0]["b c"].d', value: '-Infinity' },
    ],
    ['a date that is none', { at: new Date('x') }, 'rows.not-finite', { field: 'at', value: 'Invalid Date' }],
    ['a huge integer', { a: 10n ** 400n }, 'rows.not-finite', { field: 'a', value: 'Infinity' }],
    ['a function', { a: { f: () => 1 } }, 'rows.unsupported', { field: 'a.f', kind: 'function' }],
    ['a symbol', { a: Symbol('x') }, 'rows.unsupported', { field: 'a', kind: 'symbol' }],
    ['a promise', { price: Promise.resolve(1) }, 'rows.unsupported', { field: 'price', kind: 'Promise' }],
    ['a set', { tags: new Set([1]) }, 'rows.unsupported', { field: 'tags', kind: 'Set' }],
    ['a map by objects', { m: new Map([[{}, 1]]) }, 'rows.unsupported', { field: 'm', kind: 'Map[object]' }],
    [
      'toJSON that throws',
      {
        a: {
          toJSON: () => {
            throw new Error('no');
          },
        },
      },
      'rows.unreadable',
      { field: 'a', detail: 'no' },
    ],
    [
      'a getter that throws',
      {
        get a() {
          throw new Error('no');
        },
      },
      'rows.unreadable',
      { detail: 'no' },
    ],
    ['itself', self, 'rows.cycle', {}],
    ['a text with 1e999', '{"a":[1,-1e999]}', 'rows.number-too-large', { field: 'a[1]' }],
    ['a text that ends', '{"a":', 'rows.not-json', { detail: 'Unexpected end of JSON input' }],
    ['an array as text', '[1]', 'rows.not-an-object', { kind: 'array' }],
    ['a number as text', '7', 'rows.not-an-object', { kind: 'number' }],
    ['an array', [1], 'rows.not-an-object', { kind: 'array' }],
    ['a number', Number.NaN, 'rows.not-an-object', { kind: 'number' }],
    ['toJSON to a text', { toJSON: () => 'text' }, 'rows.not-an-object', { kind: 'string' }],
  ])('are none at all when one holds %s, and the error says which', (_what, bad, code, params) => {
    const error = errorOf([{ a: 1 }, bad, { a: 2 }]);
    expect(error).toEqual({ code, params: expect.objectContaining({ ...params, row: 2 }) });
  });

  test('name the row of a getter that throws among rows of a known shape', () => {
    const serializer = createJsonSerializer();
    serializer.unmarshal([{ a: 1 }, { a: 2 }]);
    const bad = {
      get a(): number {
        throw new Error('no');
      },
    };
    expect(() => serializer.unmarshal([{ a: 1 }, { a: 2 }, bad])).toThrow(/row 3 .*: no/);
  });

  test('may be nested 10,000 deep, and no deeper', () => {
    const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
    expect(createJsonSerializer().unmarshal([nested(10_000), JSON.parse(nested(10_000))])).toHaveLength(2);
    expect(errorOf([nested(10_001)]).code).toBe('rows.too-deep');
    expect(errorOf([JSON.parse(nested(10_001))]).code).toBe('rows.too-deep');
    expect(errorOf([nested(1_000_000)]).code).toBe('rows.too-deep');
  });

  test('copy by cloneJson, for serializers that people write', () => {
    expect(cloneJson({ a: [1, { b: 'c' }] })).toEqual({ a: [1, { b: 'c' }] });
    expect(() => cloneJson([{ a: Number.NaN }])).toThrow(/\[0\]\.a is NaN/);
  });
});
