import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellKind, cellToJson } from './csv-cell.ts';

it.each([
  '713752e1',
  '-0',
  '-0.0',
  '007',
  '9007199254740993',
  '1e3',
  '+1',
  '1.',
  '.5',
  '1,5',
  '0x10',
  'True',
  'NaN',
  ' 1',
])('keeps %j as text', (cell) =>
  expect([cellKind(cell), cellToJson(cell)]).toEqual(['text', JSON.stringify(cell)]),
);

it.each(['12', '-1.5', '1.10', '0', '0.0', '0.000000000000001234', '123456789012345'])(
  'takes %s as a number',
  (cell) => {
    expect([cellKind(cell), cellToJson(cell)]).toEqual(['number', cell]);
  },
);

it('knows true, false and nothing', () => {
  expect(['true', 'false', ''].map(cellToJson)).toEqual(['true', 'false', 'null']);
});

it('loses no digit: what is a number can be had back from the double, but for zeros at its end', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '1', '5', '9', '.', '-', 'e'), maxLength: 22 });
  fc.assert(
    fc.property(digits, (cell) => {
      if (cellKind(cell) !== 'number') return;
      const [, decimals = ''] = cell.split('.');
      const printed = Number(cell).toFixed(Math.min(100, decimals.length));
      expect(printed).toBe(cell);
    }),
    { numRuns: 2000 },
  );
});
