import { expect, it } from 'vitest';
import { minimapPaths } from './minimap-paths.ts';

const box = { x: 10, y: -20, width: 30, height: 40 };

it('draws all nodes of a tone at once, what stands out last', () => {
  expect(
    minimapPaths([
      { box, tone: 'err' },
      { box, tone: 'decoration' },
      { box: { ...box, x: 0 }, tone: 'decoration' },
    ]),
  ).toEqual([
    { tone: 'decoration', path: 'M10 -20h30v40h-30zM0 -20h30v40h-30z' },
    { tone: 'err', path: 'M10 -20h30v40h-30z' },
  ]);
});

it('draws nothing of an empty flow', () => {
  expect(minimapPaths([])).toEqual([]);
});
