import { array, assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { RowFate } from '../../core/builtins/preview.ts';
import { type FateState, type ShownLine, shownLines } from './shown-lines.ts';

const fates = (count: number, others: Partial<Record<number, FateState>> = {}): RowFate[] =>
  Array.from({ length: count }, (_, index) => ({ state: others[index] ?? 'kept' }));

const words = (lines: readonly ShownLine[]) =>
  lines.map((line) =>
    line.kind === 'row'
      ? line.index
      : line.kind === 'batch'
        ? `batch ${line.number}`
        : `${line.from}-${line.to - 1} kept ${line.counts.kept}`,
  );

test('rows that are alike are folded, those that are dropped stand with their neighbours', () => {
  const lines = words(shownLines({ fates: fates(60, { 40: 'dropped' }) }, [60]));
  expect(lines.slice(19)).toEqual([19, '20-38 kept 19', 39, 40, 41, '42-59 kept 18']);
});

test('several batches are headed, and rows at a border have no neighbour beyond it', () => {
  const lines = words(shownLines({ fates: fates(50, { 24: 'failed' }) }, [25, 25]));
  expect(lines.slice(20)).toEqual([19, '20-22 kept 3', 23, 24, 'batch 2', 25, 26, 27, '28-49 kept 22']);
});

test('only the rows that were asked for', () => {
  expect(words(shownLines({ fates: fates(50, { 3: 'dropped', 9: 'failed' }) }, [50], 'failed'))).toEqual([9]);
});

test('every row is shown or folded once, in order, and lines are bounded', () => {
  const fate = constantFrom<FateState>('kept', 'kept', 'kept', 'dropped', 'failed');
  assert(
    property(array(fate, { maxLength: 900 }), integer({ min: 1, max: 400 }), (states, size) => {
      const sizes = Array.from({ length: Math.ceil(states.length / size) }, (_, index) =>
        Math.min(size, states.length - index * size),
      );
      const lines = shownLines({ fates: states.map((state) => ({ state })) }, sizes);
      let next = 0;
      for (const line of lines) {
        if (line.kind === 'batch') continue;
        expect(line.kind === 'row' ? line.index : line.from).toBe(next);
        next = line.kind === 'row' ? line.index + 1 : line.to;
      }
      expect(next).toBe(states.length);
      expect(lines.length).toBeLessThan(310);
    }),
  );
});
