import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest, nearestOf } from './nearest.ts';

test.each([
  ['LoadPrise', 'LoadPrice'],
  ['laodprice', 'LoadPrice'],
  ['retry', undefined],
  ['LoadPrice', undefined],
])('%s is meant as %s', (word, meant) => {
  expect(nearest(word, ['SavePrice', 'LoadPrice', 'Check'])).toBe(meant);
});

test('is the first of those that the plain table of distances finds nearest', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'B'), maxLength: 9 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (written, candidates) => {
      const others = candidates.filter((candidate) => candidate !== written);
      const distances = others.map((other) => distance(written.toLowerCase(), other.toLowerCase()));
      const least = Math.min(...distances);
      const isLike = least <= Math.max(1, Math.floor(written.length / 3));
      expect(nearest(written, candidates)).toBe(isLike ? others[distances.indexOf(least)] : undefined);
    }),
  );
});

test('thousands of words among thousands of candidates end, the first ones with a suggestion', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `Step${index}`);
  const find = nearestOf(names);
  const found = names.map((name) => find(`${name}x`));
  expect(found[0]).toBe('Step0');
  expect(found.at(-1)).toBeUndefined();
  expect(find('Step0x')).toBe('Step0');
});

/** As Damerau's restricted distance is defined, with no short cut. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const row = table[i] ?? [];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
    }
  return at(a.length, b.length);
}
