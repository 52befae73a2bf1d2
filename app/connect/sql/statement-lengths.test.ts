import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLengths } from './statement-lengths.ts';

const rows = (count: number) => Array.from({ length: count }, (_, index) => index);
const lengths = (parts: Iterable<readonly number[]>) => [...parts].map((part) => part.length);

it('sends a length that came before whole, others in powers of two', () => {
  const parts = createLengths();
  expect(lengths(parts(rows(500)))).toEqual([256, 128, 64, 32, 16, 4]);
  expect(lengths(parts(rows(500)))).toEqual([500]);
  expect(lengths(parts(rows(3)))).toEqual([2, 1]);
  expect(lengths(parts(rows(500)))).toEqual([500]);
  expect(lengths(parts([]))).toEqual([]);
});

it('keeps every row in its order, and forgets lengths that did not come for long', () => {
  const parts = createLengths();
  fc.assert(
    fc.property(fc.nat(600), (count) => {
      expect([...parts(rows(count))].flat()).toEqual(rows(count));
    }),
  );
  const more = createLengths();
  for (let count = 100; count < 200; count += 1) expect(lengths(more(rows(count))).length).toBeGreaterThan(0);
  expect(lengths(more(rows(100)))).toEqual([64, 32, 4]);
  expect(lengths(more(rows(199)))).toEqual([199]);
});
