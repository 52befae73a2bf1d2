import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, areaOf, clearArea, isWithin } from './clear-area.ts';

const seen = areaOf({ x: 0, y: 0, width: 100, height: 100 });

describe('the part of the canvas where a view can move without showing anything new', () => {
  it('has no end where nothing is', () => {
    expect(clearArea(seen, [areaOf({ x: 10, y: 10, width: 20, height: 20 })])).toEqual({
      left: -Infinity,
      top: -Infinity,
      right: Infinity,
      bottom: Infinity,
    });
  });

  it('ends at the next row, and leaves a box in a corner out where there is more room', () => {
    const row = areaOf({ x: 0, y: 130, width: 100, height: 20 });
    const corner = areaOf({ x: 190, y: -30, width: 20, height: 20 });
    expect(clearArea(seen, [row, corner])).toMatchObject({ bottom: 130, right: 190, top: -Infinity });
  });

  it('begins at what touches the view from outside', () => {
    expect(clearArea(seen, [areaOf({ x: -20, y: 0, width: 20, height: 20 })]).left).toBe(0);
  });

  it('holds what is seen and no part of a box that is not, wherever the boxes are', () => {
    const side = fc.integer({ min: -300, max: 300 });
    const length = fc.integer({ min: 1, max: 200 });
    const boxes = fc.array(
      fc.record({ x: side, y: side, width: length, height: length }).map((box) => areaOf(box)),
    );
    fc.assert(
      fc.property(boxes, (all) => {
        const area = clearArea(seen, all);
        expect(isWithin(seen, area)).toBe(true);
        for (const box of all) if (!meets(box, seen)) expect(meets(box, area)).toBe(false);
      }),
    );
  });
});

function meets(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
