import { expect, it } from 'vitest';
import { DrawnMap } from './drawn-map.ts';

const size = { width: 168, height: 96 };

/** What of an element is written, and how often it is laid out for it. */
function fakeElement() {
  const laidOut: string[] = [];
  const style = { transform: '' };
  const element = {
    style: new Proxy(style, {
      set(target, name, value) {
        if (name !== 'transform') laidOut.push(String(name));
        return Reflect.set(target, name, value);
      },
    }),
    setAttribute: (name: string) => laidOut.push(name),
  };
  return { element, laidOut, style };
}

it('only moves while the view moves, also a little beyond the ends of the flow', () => {
  const { element, laidOut, style } = fakeElement();
  const map = new DrawnMap();
  const picture = element as unknown as SVGSVGElement;
  map.showPicture(picture, { x: 0, y: 0, scale: 10 }, size);
  map.showPicture(picture, { x: 0, y: -50, scale: 10.5 }, size);
  expect(laidOut).toEqual(['viewBox']);
  const [, top = Number.NaN, scale = Number.NaN] = numbersOf(style.transform);
  // A node at 0, 100 was drawn 10 pixels below the upper edge, and is at (100 + 50) / 10.5 now.
  expect(10 * scale + top).toBeCloseTo(150 / 10.5, 9);
});

it('is drawn anew when its lines would look thinner', () => {
  const { element, laidOut, style } = fakeElement();
  const map = new DrawnMap();
  const picture = element as unknown as SVGSVGElement;
  map.showPicture(picture, { x: 0, y: 0, scale: 10 }, size);
  map.showPicture(picture, { x: 0, y: 0, scale: 12 }, size);
  expect(laidOut).toEqual(['viewBox', 'viewBox']);
  expect(numbersOf(style.transform)).toEqual([0, 0, 1]);
});

it('moves the frame, and sizes it anew for another zoom', () => {
  const { element, laidOut, style } = fakeElement();
  const map = new DrawnMap();
  const frame = element as unknown as HTMLElement;
  map.showWindow(frame, { x: 5, y: 6, width: 40, height: 20 });
  map.showWindow(frame, { x: 7, y: 8, width: 39, height: 19.5 });
  expect(laidOut).toEqual(['width', 'height']);
  expect(numbersOf(style.transform)).toEqual([7, 8, 39 / 40]);
  map.showWindow(frame, { x: 7, y: 8, width: 20, height: 10 });
  expect(laidOut).toHaveLength(4);
});

function numbersOf(transform: string): number[] {
  return (transform.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
}
