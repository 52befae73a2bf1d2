import type { Rect } from './sizes.ts';

/** A part of the canvas by its sides, in canvas units; a side where nothing is may be infinitely far. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function areaOf({ x, y, width, height }: Rect): Area {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

export function isWithin(inner: Area, outer: Area): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  );
}

/**
 * A part of the canvas around what is seen that no box reaches into which is not seen: a view that moves inside of it shows
 * nothing new. It is as large as leaving each box out by the side where most room is makes it.
 */
export function clearArea(seen: Area, boxes: Iterable<Area>): Area {
  const area = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  for (const box of boxes) {
    if (meet(box, seen) || !meet(box, area)) continue;
    const gaps = {
      left: seen.left - box.right,
      top: seen.top - box.bottom,
      right: box.left - seen.right,
      bottom: box.top - seen.bottom,
    };
    const most = Math.max(gaps.left, gaps.top, gaps.right, gaps.bottom);
    if (most === gaps.left) area.left = box.right;
    else if (most === gaps.top) area.top = box.bottom;
    else if (most === gaps.right) area.right = box.left;
    else area.bottom = box.top;
  }
  return area;
}

function meet(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
