import { describe, expect, test } from 'vitest';
import { besideOthers, placeOnScreen } from './window-place.ts';

const laptop = { x: 0, y: 0, width: 1280, height: 800 };
const monitor = { x: 1280, y: -200, width: 2560, height: 1440 };

describe('where a window opens', () => {
  test('the first time in the middle, no larger than the screen', () => {
    expect(placeOnScreen(null, [monitor])).toEqual({ x: 1840, y: 70, width: 1440, height: 900 });
    expect(placeOnScreen(null, [laptop])).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
  });

  test('where it stood', () => {
    const area = { x: 1500, y: 100, width: 1000, height: 700 };
    expect(placeOnScreen(area, [laptop, monitor])).toEqual(area);
  });

  test('in the middle of the first screen when its own is gone', () => {
    const area = { x: 1500, y: 100, width: 1000, height: 700 };
    expect(placeOnScreen(area, [laptop])).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
  });

  test('wholly on the screen where it is mostly', () => {
    const area = { x: -300, y: 500, width: 1000, height: 700 };
    expect(placeOnScreen(area, [laptop])).toEqual({ x: 0, y: 100, width: 1000, height: 700 });
  });

  test('beside the ones that stand there, and on top when there is no room', () => {
    const area = { x: 100, y: 50, width: 800, height: 600 };
    expect(besideOthers(area, [area], [laptop])).toEqual({ ...area, x: 128, y: 78 });
    const whole = { ...laptop };
    expect(besideOthers(whole, [whole], [laptop])).toEqual(whole);
  });
});
