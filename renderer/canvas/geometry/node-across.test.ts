import { expect, test } from 'vitest';
import { evenRows, layoutChain } from './layout.ts';
import { nodeAcross } from './node-across.ts';

const chain = Array.from({ length: 7 }, (_, index) => ({ id: `F${index}#1`, connector: null }));
const { nodes } = layoutChain(chain, evenRows(3), {});

test('above and below are what a person sees there', () => {
  expect(nodeAcross(nodes, 1, 'down')).toBe(4);
  expect(nodeAcross(nodes, 4, 'up')).toBe(1);
  expect(nodeAcross(nodes, 5, 'down')).toBe(6);
});

test('nothing is above the first row and below the last', () => {
  expect(nodeAcross(nodes, 2, 'up')).toBe(null);
  expect(nodeAcross(nodes, 6, 'down')).toBe(null);
});

test('in a narrow canvas, what stands below the sample rows goes up to the first function', () => {
  const narrow = layoutChain(chain, { first: 1, next: 2 }, {}).nodes;
  expect(nodeAcross(narrow, 1, 'up')).toBe(0);
  expect(nodeAcross(narrow, 0, 'down')).toBe(2);
});
