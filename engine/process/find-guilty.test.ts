import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGuilty, type LaneRow } from './find-guilty.ts';

function batchOf(size: number): LaneRow[] {
  return Array.from({ length: size }, (_, at) => ({ json: String(at), index: at + 1, row: at + 1 }));
}

describe('the rows of a failing batch', () => {
  it('are found, each alone, in a few tries for each of them', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.array(fc.nat(199)), async (size, picked) => {
        const guilty = [...new Set(picked.map((at) => (at % size) + 1))].sort((a, b) => a - b);
        fc.pre(guilty.length > 0);
        const rows = batchOf(size);
        const { found, tries } = await findGuilty(
          { rows, thrown: 'it', node: 0 },
          {
            reach: 0,
            mayTry: () => true,
            attempt: async (part) =>
              part.some(({ row }) => guilty.includes(row)) ? { node: 0, thrown: 'it' } : undefined,
            mayGoOn: () => true,
          },
        );
        expect(found.map((one) => one.rows.map(({ row }) => row))).toEqual(guilty.map((row) => [row]));
        expect(tries).toBeLessThanOrEqual(2 * guilty.length * Math.ceil(Math.log2(size) + 1));
      }),
    ));

  it('stay together where nothing may be tried, also from the middle on', async () => {
    const rows = batchOf(8);
    let left = 3;
    const { found } = await findGuilty(
      { rows, thrown: 'it', node: 2 },
      {
        reach: 2,
        mayTry: () => left-- > 0,
        attempt: async (part) => (part.length > 1 ? { node: 1, thrown: 'it' } : undefined),
        mayGoOn: () => true,
      },
    );
    expect(found.flatMap((one) => one.rows.map(({ row }) => row))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
