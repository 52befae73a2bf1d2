import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRoundedNumberCounter, isRounded } from './rounded-numbers.ts';

function count(...texts: string[]) {
  const counter = createRoundedNumberCounter();
  for (const lines of texts) counter.look(lines);
  return counter.found;
}

describe('numbers that a double rounds', () => {
  it.each([
    ['9007199254740993', true],
    ['9007199254740992', false],
    ['1.10', false],
    ['-0', false],
    ['1e400', false],
    ['1E5', false],
    ['1e-400', true],
    ['100000000000000000000000', false],
    ['100000000000000000000001', true],
    ['0.1000000000000000055511151231257827', true],
    ['0.100000000000000000000000', false],
    ['123456789012345678e-2', true],
    ['5e-324', false],
    ['4e-324', true],
  ])('%s: %s', (text, rounded) => expect(isRounded(text)).toBe(rounded));

  it('are none of those that a double writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(isRounded(String(value))).toBe(false);
        expect(count(`{"a":${value}}`)).toBeUndefined();
      }),
    );
  });

  it('are all integers that BigInt tells apart from the double', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (value) => {
        const differs = BigInt(Number(value)).toString() !== value.toString();
        // The double's shortest digits may be those of the text without being its value.
        const prints = BigInt(Number(value).toLocaleString('fullwide', { useGrouping: false })) !== value;
        expect(isRounded(value.toString())).toBe(differs && prints);
      }),
    );
  });

  it('are counted in every row, the first one with its field, wherever it stands', () => {
    const padding = fc.string({ unit: fc.constantFrom('a', '1', '.', ' '), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(padding, { minLength: 1, maxLength: 5 }), fc.nat(4), (texts, at) => {
        const rows = texts.map((pad, index) =>
          index === at % texts.length
            ? `{"note":${JSON.stringify(pad)},"id":[1,{"x":9007199254740993}],"b":9007199254740993}`
            : `{"note":${JSON.stringify(pad)},"id":1}`,
        );
        expect(count('{"a":1}\n\n', '{"a":2}', rows.join('\n \n'))).toEqual({
          count: 2,
          first: {
            row: 3 + (at % texts.length),
            field: 'id',
            text: '9007199254740993',
            becomes: '9007199254740992',
          },
        });
      }),
    );
  });

  it('are not looked for in texts', () => {
    expect(count('{"id":"9007199254740993","e":"1e999"}')).toBeUndefined();
    expect(count('{"id":9007199254740993,')).toBeUndefined();
    expect(count('"9007199254740993 apples"')).toBeUndefined();
  });

  it('are found in rows that are texts of JSON', () => {
    expect(count(JSON.stringify('{"id":9007199254740993}'))?.first).toMatchObject({ row: 1, field: 'id' });
  });
});

it('names the number that was rounded, also where its name stands twice', () => {
  const counter = createRoundedNumberCounter();
  counter.look('{"id":9007199254740993,"id":2}\n');
  expect(counter.found).toEqual({
    count: 1,
    first: { row: 1, field: 'id', text: '9007199254740993', becomes: '9007199254740992' },
  });
});
