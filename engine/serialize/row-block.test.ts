import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockRows } from '../../core/run/journal/journal-text.ts';
import { keepMinusZero } from '../../core/text/minus-zero.ts';
import { allRows } from './row-block.ts';

const linesOf = (rows: readonly unknown[]): string[] => {
  const { header, text } = allRows(rows);
  return blockRows(header, text);
};

const tricky = fc.constantFrom('},{"', '"', '\\', '},{', '\n', '行', '[', '');
const scalar = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
  tricky,
);

describe('a block of all rows', () => {
  it('has each row as JSON has it, whether they are alike or not', () => {
    const alike = fc.uniqueArray(fc.oneof(fc.string(), tricky), { maxLength: 5 }).chain((keys) =>
      fc.array(
        fc.array(scalar, { minLength: keys.length, maxLength: keys.length }).map((values) =>
          // Through JSON, as rows come; an own `__proto__` as well.
          JSON.parse(
            `{${keys.map((key, at) => `${JSON.stringify(key)}:${JSON.stringify(values[at])}`).join()}}`,
          ),
        ),
        { maxLength: 5 },
      ),
    );
    const nested = fc.array(
      fc.dictionary(fc.string(), fc.oneof(scalar, fc.array(scalar), fc.dictionary(tricky, scalar))),
    );
    fc.assert(
      fc.property(fc.oneof(alike, nested), (rows) => {
        // As JSON.stringify has it, but for -0.
        expect(linesOf(rows)).toEqual(rows.map((row) => keepMinusZero(JSON.stringify(row), row)));
      }),
    );
  });

  it('is an array where rows are flat and alike, which takes half the time, and lines where one is not', () => {
    const isArray = (rows: readonly unknown[]) => allRows(rows).header.array === true;
    expect(
      isArray([
        { a: 1, b: 'x' },
        { a: null, b: true },
      ]),
    ).toBe(true);
    expect(isArray([{ a: 1 }, { b: 1 }])).toBe(false);
    expect(isArray([{ a: { b: 1 } }])).toBe(false);
    expect(isArray([{ a: Number.NaN }])).toBe(false);
    expect(isArray([{ a: undefined }])).toBe(false);
    expect(isArray([{ a: 0 }, { a: -0 }])).toBe(false);
    expect(linesOf([{ a: 0 }, { a: -0 }])).toEqual(['{"a":0}', '{"a":-0}']);
    expect(isArray([{ a: 'x'.repeat(10_000) }])).toBe(false);
    expect(isArray([{}, {}])).toBe(false);
    // Else what stands between two rows would stand in this one.
    expect(isArray([{ a: '},{', b: 1 }])).toBe(false);
    expect(isArray([{ 'a},{': 1 }])).toBe(false);
    expect(linesOf([{ a: Number.NaN }, { a: 1 }])).toEqual(['{"a":"NaN"}', '{"a":1}']);
  });

  it('calls no function of a row that has some', () => {
    class Money {
      cents = 5;
      toJSON() {
        return 'five cents';
      }
    }
    expect(linesOf([new Money()])).toEqual(['"five cents"']);
    const angry = {
      get a() {
        throw new Error('not now');
      },
    };
    expect(linesOf([{ a: 1 }, angry])).toEqual(['{"a":1}', '"not now"']);
  });
});
