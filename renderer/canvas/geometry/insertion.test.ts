import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainEdgePath } from './edge-path.ts';
import { edgeEnds, edgeUnder, nearestEdge, nodeUnder } from './insertion.ts';
import { evenRows, layoutChain } from './layout.ts';

const geometry = layoutChain(
  Array.from({ length: 5 }, (_, index) => ({ id: `F${index}#1`, connector: null })),
  evenRows(3),
  {},
);

test('a point between two functions is on the edge between them', () => {
  expect(edgeUnder(geometry, { x: 425, y: 42 })).toBe(1);
  expect(edgeUnder(geometry, { x: 175, y: 50 })).toBe(0);
  expect(edgeUnder(geometry, { x: 660, y: 206 })).toBe(5);
});

test('a point far from every edge is on none, but one is nearest', () => {
  expect(edgeUnder(geometry, { x: 430, y: 600 })).toBe(null);
  expect(nearestEdge(geometry, { x: 430, y: 600 }).index).toBe(4);
});

test('the lane of a wrapped edge belongs to that edge', () => {
  expect(edgeUnder(geometry, { x: 500, y: 134 })).toBe(3);
});

test('an empty flow takes a function anywhere', () => {
  expect(nearestEdge(layoutChain([], evenRows(3), {}), { x: 900, y: 900 }).index).toBe(0);
});

test('a function lies under the points of its rectangle', () => {
  expect(nodeUnder(geometry.nodes, { x: 210, y: 10 })).toBe(0);
  expect(nodeUnder(geometry.nodes, { x: 430, y: 42 })).toBe(null);
});

test('the place of an edge’s label is on that edge, wherever a person put the nodes', () => {
  const point = fc.record({
    x: fc.integer({ min: -2000, max: 2000 }),
    y: fc.integer({ min: -2000, max: 2000 }),
  });
  fc.assert(
    fc.property(point, point, point, (source, node, end) => {
      const moved = { source, nodes: [node], end };
      for (const index of [0, 1]) {
        const { from, to } = edgeEnds(moved, index);
        const { label } = chainEdgePath(from, to);
        expect(nearestEdge(moved, label).distance).toBeLessThan(45);
      }
    }),
  );
});
