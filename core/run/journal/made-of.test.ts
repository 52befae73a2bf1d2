import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packMadeOf, unpackMadeOf } from './made-of.ts';

it('what rows were made of comes out of its pairs as it went in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6)), (made) => {
      expect(unpackMadeOf(packMadeOf(made), made.length)).toEqual(made);
    }),
  );
  expect(packMadeOf([1, 2, 3, 5, 6, 0, 0, 2])).toEqual([1, 3, 5, 2, 0, 2, 2, 1]);
  expect(unpackMadeOf([1, 1_000_000_000], 3)).toBeUndefined();
  expect(unpackMadeOf([1, 2], 3)).toBeUndefined();
});
