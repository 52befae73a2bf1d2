import type { Point, Rect } from './sizes.ts';

export interface Size {
  width: number;
  height: number;
}

/** Where canvas units are on the screen: `screen = units * zoom + (x, y)`. */
export interface View extends Point {
  zoom: number;
}

/** Below this, names can't be read at a glance. */
const legible = 0.75;
const smallest = 0.05;
/** Kept free around the chain, in pixels: a wrapped edge runs a little outside of its rows. */
const margin = 36;

/** All of the box in the middle of the frame, never larger than life. */
export function wholeView(box: Rect, frame: Size): View {
  const zoom = Math.max(
    smallest,
    Math.min(1, spare(frame.width) / box.width, spare(frame.height) / box.height),
  );
  return {
    zoom,
    x: (frame.width - box.width * zoom) / 2 - box.x * zoom,
    y: (frame.height - box.height * zoom) / 2 - box.y * zoom,
  };
}

/** How a flow is first shown: whole where that can be read, else legibly from its beginning, as a text is. */
export function firstView(box: Rect, frame: Size): View {
  const whole = wholeView(box, frame);
  if (whole.zoom >= legible) return whole;
  const zoom = Math.max(legible, Math.min(1, spare(frame.width) / box.width));
  const left = Math.max(margin, (frame.width - box.width * zoom) / 2);
  const top = Math.max(margin, (frame.height - box.height * zoom) / 2);
  return { zoom, x: left - box.x * zoom, y: top - box.y * zoom };
}

function spare(length: number): number {
  return Math.max(1, length - 2 * margin);
}

/** The smallest box around points and boxes; a box of no size at 0, 0 around nothing. */
export function boxAround(parts: readonly (Rect | Point)[]): Rect {
  if (parts.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    const size = 'width' in part ? part : { width: 0, height: 0 };
    left = Math.min(left, part.x);
    top = Math.min(top, part.y);
    right = Math.max(right, part.x + size.width);
    bottom = Math.max(bottom, part.y + size.height);
  }
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
