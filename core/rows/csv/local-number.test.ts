import fc from 'fast-check';
import { expect, it } from 'vitest';
import { certainDecimal, type DecimalSign, isAmbiguous, localNumber } from './local-number.ts';

it.each([
  ['1974,18', ',', '1974.18'],
  ['1.234,50', ',', '1234.50'],
  ['1 234,50', ',', '1234.50'],
  ['1\u202f234', ',', '1234'],
  ['-0,5', ',', '-0.5'],
  ['1,234.50', '.', '1234.50'],
  ['12', ',', '12'],
  ['007', ',', null],
  ['0012,5', ',', null],
  ['1,2,3', ',', null],
  ['12.34,5', ',', null],
  ['24.11.2026', ',', null],
  ['1,23.4', '.', null],
  ['', ',', null],
  ['1e3', ',', null],
] as const)('%j with %j is %j', (text, decimal, number) => {
  expect(localNumber(text, decimal)).toBe(number);
});

it('knows what tells the sign, and what does not', () => {
  expect(['12,5', '1.234,5', '12.5', '1,234.5', '1,234', '1.234', '12', 'x'].map(certainDecimal)).toEqual([
    ',',
    ',',
    '.',
    '.',
    null,
    null,
    null,
    null,
  ]);
  expect(['1,234', '1.234', '12', '12,5'].map(isAmbiguous)).toEqual([true, true, false, false]);
});

it('reads every number that is written with separators, digit for digit', () => {
  const groups = (sign: DecimalSign) => fc.constantFrom('', sign === ',' ? '.' : ',', ' ', '\u00a0');
  const written = fc.constantFrom<DecimalSign>(',', '.').chain((sign) =>
    fc.record({
      sign: fc.constant(sign),
      group: groups(sign),
      whole: fc.integer({ min: 0, max: 999_999_999 }),
      decimals: fc.option(fc.stringMatching(/^\d{1,6}$/), { nil: undefined }),
    }),
  );
  fc.assert(
    fc.property(written, ({ sign, group, whole, decimals }) => {
      const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, group);
      const text = decimals === undefined ? grouped : `${grouped}${sign}${decimals}`;
      expect(localNumber(text, sign)).toBe(decimals === undefined ? `${whole}` : `${whole}.${decimals}`);
    }),
  );
});
