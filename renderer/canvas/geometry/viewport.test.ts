import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxAround, firstView, wholeView } from './viewport.ts';

const frame = { width: 526, height: 370 };

test('a short chain is shown whole, in the middle and not larger than life', () => {
  const view = firstView({ x: 0, y: 0, width: 400, height: 100 }, frame);
  expect(view).toEqual({ zoom: 1, x: 63, y: 135 });
});

test('a chain that is too long to be read whole is shown legibly from its beginning', () => {
  const view = firstView({ x: 0, y: -40, width: 446, height: 5000 }, frame);
  expect(view.zoom).toBeGreaterThanOrEqual(0.75);
  expect(view.x).toBeGreaterThan(0);
  expect(-40 * view.zoom + view.y).toBeCloseTo(36);
});

test('the whole view holds all of the box, at whatever size', () => {
  const length = fc.integer({ min: 1, max: 8000 });
  const place = fc.integer({ min: -3000, max: 3000 });
  fc.assert(
    fc.property(place, place, length, length, (x, y, width, height) => {
      const large = { width: 1600, height: 1000 };
      const { zoom, x: left, y: top } = wholeView({ x, y, width, height }, large);
      expect(zoom).toBeLessThanOrEqual(1);
      expect(x * zoom + left).toBeGreaterThanOrEqual(0);
      expect((x + width) * zoom + left).toBeLessThanOrEqual(large.width + 0.001);
      expect(y * zoom + top).toBeGreaterThanOrEqual(0);
      expect((y + height) * zoom + top).toBeLessThanOrEqual(large.height + 0.001);
    }),
  );
});

test('the box around points and boxes holds them all', () => {
  expect(
    boxAround([
      { x: -5, y: 3 },
      { x: 10, y: 0, width: 20, height: 8 },
    ]),
  ).toEqual({
    x: -5,
    y: 0,
    width: 35,
    height: 8,
  });
});
