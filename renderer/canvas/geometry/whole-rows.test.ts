import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutChain, rowsIn } from './layout.ts';
import { nodeSize } from './sizes.ts';
import { boxAround, wholeView } from './viewport.ts';
import { rowsFor } from './whole-rows.ts';

const canvas = { width: 900, height: 520 };
const chain = (length: number) =>
  Array.from({ length }, (_, index) => ({ id: `F${index}#1`, connector: null }));

function wholeOf(count: number, size = canvas) {
  const { nodes } = layoutChain(chain(count), rowsFor(count, size, false), {});
  const box = boxAround(nodes.map((corner) => ({ ...corner, ...nodeSize })));
  return { box, zoom: wholeView(box, size).zoom };
}

test('a flow that can be read whole fills the width as a text does', () => {
  expect(rowsFor(9, canvas, false)).toEqual(rowsIn(824));
});

test('three hundred functions are no thin column: the whole has the shape of the canvas', () => {
  const { box, zoom } = wholeOf(300);
  expect(box.width / box.height).toBeGreaterThan(1);
  expect(box.width / box.height).toBeLessThan(3);
  expect(zoom).toBeGreaterThan(0.14);
});

test('rows are a whole number of screens long, and a longer flow is never shown larger', () => {
  const sizes = fc.record({
    width: fc.integer({ min: 320, max: 2400 }),
    height: fc.integer({ min: 240, max: 1400 }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), sizes, fc.boolean(), (count, size, hasConnectors) => {
      const rows = rowsFor(count, size, hasConnectors);
      const narrow = rowsIn(size.width - 76);
      expect(rows.next % narrow.next).toBe(0);
      expect(rows.next).toBeGreaterThanOrEqual(narrow.next);
    }),
  );
});
