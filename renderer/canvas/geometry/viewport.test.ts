import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from './layout.ts';
import { boxAround, boxOnScreen, firstView, shiftIntoView, wholeView } from './viewport.ts';

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

const controls = [
  { x: 14, y: 556, width: 164, height: 30 },
  { x: 720, y: 490, width: 168, height: 96 },
];
const floor = { width: 900, height: 600 };
const anyBox = fc.record({
  x: fc.integer({ min: -3000, max: 3000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
  width: fc.integer({ min: 150, max: 8000 }),
  height: fc.integer({ min: 90, max: 8000 }),
});

test('in a view of the whole no part of it lies under a control', () => {
  fc.assert(
    fc.property(anyBox, (box) => {
      const around = { parts: [box], controls };
      const shown = boxOnScreen(box, wholeView(box, floor, around));
      for (const control of controls) expect(overlaps(shown, control)).toBe(false);
    }),
  );
});

test('controls that nothing would lie under take no room', () => {
  const box = { x: 0, y: 0, width: 400, height: 100 };
  expect(wholeView(box, floor, { parts: [box], controls })).toEqual(wholeView(box, floor));
});

test('a box is brought into view only as far as it takes, and from under what floats there', () => {
  expect(shiftIntoView({ x: 300, y: 200, width: 196, height: 84 }, floor, controls)).toEqual({ x: 0, y: 0 });
  expect(shiftIntoView({ x: 850, y: 200, width: 196, height: 84 }, floor, controls)).toEqual({
    x: -182,
    y: 0,
  });
  const place = fc.integer({ min: -2000, max: 3000 });
  fc.assert(
    fc.property(place, place, (x, y) => {
      const box = { x, y, width: 196, height: 180 };
      const by = shiftIntoView(box, floor, controls);
      const seen = { ...box, x: x + by.x, y: y + by.y };
      for (const control of controls) expect(overlaps(seen, control)).toBe(false);
      expect(seen.x).toBeGreaterThanOrEqual(0);
      expect(seen.y).toBeGreaterThanOrEqual(0);
      expect(seen.x + seen.width).toBeLessThanOrEqual(floor.width);
      expect(seen.y + seen.height).toBeLessThanOrEqual(floor.height);
    }),
  );
});

test('a flow that is longer than the frame begins above what floats along the lower edge, where it has room', () => {
  const box = { x: 0, y: 0, width: 2000, height: 136 };
  const tools = { x: 14, y: 143, width: 155, height: 30 };
  const { y, zoom } = firstView(box, { width: 415, height: 185 }, { parts: [box], controls: [tools] });
  expect(y + box.height * zoom).toBeLessThan(tools.y);
  const lower = { ...tools, y: 560 };
  const large = firstView(box, { width: 415, height: 600 }, { parts: [box], controls: [lower] });
  expect(large.y).toBe(300 - (box.height * large.zoom) / 2);
});
