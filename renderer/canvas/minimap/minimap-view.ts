import type { Point, Rect } from '../geometry/sizes.ts';
import { boxAround, type Size } from '../geometry/viewport.ts';

/** What the minimap shows: `pixel = (units - (x, y)) / scale`. */
export interface MinimapView extends Point {
  /** Canvas units per pixel of the map. */
  scale: number;
}

/** Kept free at the map's edges, in its pixels. */
const margin = 6;

/** The nodes and the part that is seen, in the middle of the map, as large as both fit. */
export function minimapView(nodes: Rect, seen: Rect, { width, height }: Size): MinimapView {
  const box = boxAround([nodes, seen]);
  const scale = Math.max(box.width / (width - 2 * margin), box.height / (height - 2 * margin));
  return {
    scale,
    x: box.x - (width * scale - box.width) / 2,
    y: box.y - (height * scale - box.height) / 2,
  };
}

/** A place of the map, in canvas units. */
export function pointAt({ x, y, scale }: MinimapView, pixel: Point): Point {
  return { x: x + pixel.x * scale, y: y + pixel.y * scale };
}

/** A box of the flow, in the map's pixels. */
export function rectAt({ x, y, scale }: MinimapView, box: Rect): Rect {
  return {
    x: (box.x - x) / scale,
    y: (box.y - y) / scale,
    width: box.width / scale,
    height: box.height / scale,
  };
}
