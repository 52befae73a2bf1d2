import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextCard } from './next-card.ts';

const grid = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ x: column * 276, y: row * 136 })));

test('arrow keys lead to the nearest card that way', () => {
  expect(nextCard(grid, { x: 276, y: 136 }, 'ArrowRight')).toEqual({ x: 552, y: 136 });
  expect(nextCard(grid, { x: 276, y: 136 }, 'ArrowUp')).toEqual({ x: 276, y: 0 });
  expect(nextCard(grid, { x: 0, y: 0 }, 'ArrowLeft')).toBe(null);
  expect(nextCard(grid, { x: 0, y: 0 }, 'a')).toBe(null);
});

test('there is a way from every card', () => {
  const point = fc.record({ x: fc.nat(2000), y: fc.nat(2000) });
  const cards = fc.uniqueArray(point, { minLength: 2, maxLength: 12, selector: ({ x, y }) => `${x},${y}` });
  fc.assert(
    fc.property(cards, (all) => {
      const reached = new Set(all.slice(0, 1));
      for (const from of reached)
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
          const next = nextCard(all, from, key);
          if (next) reached.add(next);
        }
      expect(reached.size).toBeGreaterThan(1);
    }),
  );
});
