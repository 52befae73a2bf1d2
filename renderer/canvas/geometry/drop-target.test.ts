import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredBy, edgeForMove } from './drop-target.ts';
import { evenRows, layoutChain } from './layout.ts';

const chain = layoutChain(
  Array.from({ length: 5 }, (_, index) => ({ id: `F${index}#1`, connector: null })),
  evenRows(3),
  {},
);
const only = (...places: number[]) => new Set(places);

test('the pointer counts: the edge below it takes the function', () => {
  expect(edgeForMove(chain, { x: 425, y: 42 }, only(4))).toBe(1);
});

test('on a function it goes before or behind it, whichever half the pointer is on', () => {
  expect(edgeForMove(chain, { x: 480, y: 70 }, only(4))).toBe(1);
  expect(edgeForMove(chain, { x: 620, y: 70 }, only(4))).toBe(2);
});

test('onto a neighbour means past it', () => {
  expect(edgeForMove(chain, { x: 480, y: 42 }, only(0))).toBe(2);
  expect(edgeForMove(chain, { x: 620, y: 42 }, only(2))).toBe(1);
});

test('on its own edges, over its own place and beside the chain it goes into no edge', () => {
  expect(edgeForMove(chain, { x: 425, y: 42 }, only(1))).toBe(null);
  expect(edgeForMove(chain, { x: 550, y: 42 }, only(1))).toBe(null);
  expect(edgeForMove(chain, { x: 900, y: 900 }, only(1))).toBe(null);
});

test('no edge is found that would leave the order as it is', () => {
  const point = fc.record({
    x: fc.integer({ min: -100, max: 1100 }),
    y: fc.integer({ min: -100, max: 400 }),
  });
  const moved = fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(point, moved, (at, places) => {
      const edge = edgeForMove(chain, at, new Set(places));
      if (edge === null) return;
      const all = [0, 1, 2, 3, 4];
      const stay = all.filter((place) => !places.includes(place));
      const before = stay.filter((place) => place < edge);
      const sorted = places.toSorted((a, b) => a - b);
      const after = [...before, ...sorted, ...stay.filter((place) => place >= edge)];
      expect(after).not.toEqual(all);
    }),
  );
});

test('what a box would cover is named', () => {
  const others = [
    { x: 0, y: 0, width: 10, height: 10, name: 'A' },
    { x: 50, y: 0, width: 10, height: 10, name: 'B' },
  ];
  expect(coveredBy([{ x: 55, y: 5, width: 10, height: 10 }], others)?.name).toBe('B');
  expect(coveredBy([{ x: 20, y: 0, width: 10, height: 10 }], others)).toBe(null);
});
