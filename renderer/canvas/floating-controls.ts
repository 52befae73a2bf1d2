import type { Rect } from './geometry/sizes.ts';

/** Marks what floats over the canvas: what is brought into view there is not put under it. */
export const floating = { 'data-floating': true };

/** Where the controls are that float over a canvas, in its pixels. They are asked: words of any language and any zoom of the page fit. */
export function floatingControls(frame: HTMLElement | null): Rect[] {
  const stage = frame?.closest('.canvas__stage');
  if (!frame || !stage) return [];
  const origin = frame.getBoundingClientRect();
  return [...stage.querySelectorAll('[data-floating]')].flatMap((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return width === 0 ? [] : [{ x: left - origin.left, y: top - origin.top, width, height }];
  });
}
