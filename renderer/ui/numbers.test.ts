import { expect, test } from 'vitest';
import { formatCount, formatDuration } from './numbers.ts';

test('counts stay exact up to eight figures', () => {
  expect([0, 1204, 1_000_000, 12_345_678, 2_500_000_000].map(formatCount)).toEqual([
    '0',
    '1,204',
    '1,000,000',
    '12.3M',
    '2.50G',
  ]);
});

test('durations take the unit that fits', () => {
  expect([0.02, 0.84, 6.8, 34.4, 2346, 185_000].map(formatDuration)).toEqual([
    '0.02 ms',
    '0.8 ms',
    '6.8 ms',
    '34 ms',
    '2.35 s',
    '3 min 5 s',
  ]);
});
