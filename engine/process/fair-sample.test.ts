import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomOf } from '../../core/samples/random.ts';
import { draw, fairSample } from './fair-sample.ts';

/** The row in each place of a sample of all rows from 1,000 on, which come in visits of these sizes. */
function sampleOf(sizes: readonly number[], random: () => number): number[] {
  const sample = fairSample(1000);
  const places: number[] = [];
  let start = 0;
  for (const size of sizes) {
    const { at, slots } = draw(sample, start, start + size, random);
    // Asked by hand: nearly all visits of one row have nothing to look at.
    if (at.length > 0 && !isInOrder(at, size)) throw new Error(`${at} of ${size}`);
    if (new Set(slots).size < slots.length) throw new Error(`one place twice: ${slots}`);
    for (const [index, slot] of slots.entries()) places[slot - 1] = start + (at[index] ?? 0) - 1;
    start += size;
  }
  return places;
}

function isInOrder(at: readonly number[], size: number): boolean {
  return at.every((row, index) => row > (at[index - 1] ?? 0) && row <= size);
}

test('a sample is the same whether rows come one by one or many at a time: those that nobody sees in between are left out', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.integer({ min: 0, max: 2500 }), { maxLength: 12 }),
      (seed, sizes) => {
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const places = sampleOf(sizes, randomOf(seed));
        expect(places).toEqual(sampleOf(new Array<number>(total).fill(1), randomOf(seed)));
        expect(places).toHaveLength(Math.min(50, Math.max(0, total - 1000)));
        expect(new Set(places).size).toBe(places.length);
        expect(places.every((row) => row >= 1000 && row < total)).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});

test.each([
  ['one by one', 1],
  ['by sevens', 7],
  ['by hundreds', 100],
  ['by thousands', 1000],
])('each row from 1,000 on is as likely in it as every other: %s', (_name, size) => {
  const samples = 500;
  const total = 3000;
  const tenths = new Array<number>(10).fill(0);
  for (let seed = 1; seed <= samples; seed++)
    for (const row of sampleOf(visitsOf(total, size), randomOf(seed * 7919))) {
      const tenth = Math.floor(((row - 1000) / (total - 1000)) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
  // Of 200 rows each, of which 5 are drawn without putting back: within five standard errors. The seeds are always the same.
  const expected = samples * 5;
  const error = Math.sqrt(samples * 50 * 0.1 * 0.9 * (1950 / 1999));
  for (const count of tenths) expect(Math.abs(count - expected)).toBeLessThan(5 * error);
});

function visitsOf(total: number, size: number): number[] {
  const whole = new Array<number>(Math.floor(total / size)).fill(size);
  return total % size === 0 ? whole : [...whole, total % size];
}
