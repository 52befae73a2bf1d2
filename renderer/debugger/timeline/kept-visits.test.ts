import { expect, it } from 'vitest';
import type { VisitMark } from '../../../core/contract/host/runs.ts';
import { keptVisits, rangesText } from './kept-visits.ts';

const kept = 32;
const mark = (visit: number, bits: number, rows = 2): VisitMark => [visit, 1, 0, rows, 0, 0, 0, bits, -1, 0];

it('says of which visits rows are kept, and of how many only counts', () => {
  const marks = [mark(1, kept), mark(2, kept), mark(3, 0), mark(4, 0, 0), mark(7, kept)];
  // 3 keeps no rows, 4 had none, 5 and 6 were only counted.
  expect(keptVisits(marks)).toEqual({
    ranges: [
      [1, 2],
      [4, 4],
      [7, 7],
    ],
    countsOnly: 3,
  });
  expect(keptVisits([])).toEqual({ ranges: [], countsOnly: 0 });
});

it('tells the first ranges', () => {
  expect(
    rangesText(
      [
        [1, 40],
        [88, 1200],
      ],
      'en',
    ),
  ).toBe('1–40, 88–1,200');
  expect(
    rangesText(
      [
        [1, 1],
        [3, 3],
        [5, 5],
        [7, 7],
      ],
      'en',
    ),
  ).toBe('1, 3, 5, …');
});
