import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharesOf } from './shares.ts';

it('gives all that there are, or as many as are wanted, and nobody more than he has', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300)), fc.nat(500), (sizes, most) => {
      const shares = sharesOf(sizes, most);
      const sum = (all: readonly number[]) => all.reduce((before, one) => before + one, 0);
      expect(sum(shares)).toBe(Math.min(most, sum(sizes)));
      expect(shares.every((share, index) => share >= 0 && share <= (sizes[index] ?? 0))).toBe(true);
    }),
  );
});
