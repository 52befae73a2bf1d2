import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seenBox } from '../geometry/viewport.ts';
import { minimapView, pointAt, rectAt } from './minimap-view.ts';

const size = { width: 168, height: 96 };
const coordinate = fc.double({ min: -1e5, max: 1e5, noNaN: true });
const length = fc.double({ min: 1, max: 1e5, noNaN: true });
const box = fc.record({ x: coordinate, y: coordinate, width: length, height: length });

describe('the view of the minimap', () => {
  it('holds all nodes and what is seen, whatever their places', () => {
    fc.assert(
      fc.property(box, box, (nodes, seen) => {
        const view = minimapView(nodes, seen, size);
        for (const part of [nodes, seen]) {
          const { x, y, width, height } = rectAt(view, part);
          expect(Math.min(x, y)).toBeGreaterThan(0);
          expect(x + width).toBeLessThan(size.width);
          expect(y + height).toBeLessThan(size.height);
        }
      }),
    );
  });

  it('is as large as fits: in one direction the boxes reach from margin to margin', () => {
    fc.assert(
      fc.property(box, (nodes) => {
        const { width, height } = rectAt(minimapView(nodes, nodes, size), nodes);
        expect(Math.min(156 - width, 84 - height)).toBeCloseTo(0, 6);
      }),
    );
  });

  it('finds the place of the flow under a pixel', () => {
    fc.assert(
      fc.property(box, (nodes) => {
        const view = minimapView(nodes, nodes, size);
        const { x, y } = rectAt(view, nodes);
        const place = pointAt(view, { x, y });
        expect(place.x).toBeCloseTo(nodes.x, 3);
        expect(place.y).toBeCloseTo(nodes.y, 3);
      }),
    );
  });
});

it('the seen part is the canvas in units of the flow', () => {
  expect(seenBox({ x: -100, y: 50, zoom: 0.5 }, { width: 800, height: 600 })).toEqual({
    x: 200,
    y: -100,
    width: 1600,
    height: 1200,
  });
});
