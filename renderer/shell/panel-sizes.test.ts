import { expect, test } from 'vitest';
import { panelSizes, sizesToGive } from './panel-sizes.ts';

const large = panelSizes({ width: 1440, height: 900 });
const small = panelSizes({ width: 1024, height: 640 });

test('a smaller window has smaller panels, so that the flow keeps the larger part', () => {
  expect(large).toEqual({ explorer: 248, inspector: 344, bottom: 268 });
  expect(small).toEqual({ explorer: 208, inspector: 288, bottom: 200 });
  expect(panelSizes({ width: 720, height: 450 }).bottom).toBe(150);
});

test('a panel follows the window until its border is moved', () => {
  expect(sizesToGive(large, large, small)).toEqual(small);
  expect(sizesToGive({ ...large, bottom: 400 }, large, small)).toEqual({ explorer: 208, inspector: 288 });
  expect(sizesToGive({ bottom: 268.4 }, large, small), 'hidden panels have no size').toEqual({ bottom: 200 });
  expect(sizesToGive(small, small, large)).toEqual(large);
  expect(sizesToGive(large, large, large)).toEqual({});
});
