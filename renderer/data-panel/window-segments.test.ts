import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowSegments, withKept } from './window-segments.ts';

describe('a window over a long list', () => {
  test('has gaps for what is left out', () => {
    expect(windowSegments([2, 3, 7], 10)).toEqual([
      { kind: 'gap', index: 0, count: 2 },
      { kind: 'item', index: 2 },
      { kind: 'item', index: 3 },
      { kind: 'gap', index: 4, count: 3 },
      { kind: 'item', index: 7 },
      { kind: 'gap', index: 8, count: 2 },
    ]);
  });

  test('keeps the item with the focus in its place', () => {
    expect(withKept([5, 6], 2, 10)).toEqual([2, 5, 6]);
    expect(withKept([5, 6], 6, 10)).toEqual([5, 6]);
    expect(withKept([5, 6], 10, 10)).toEqual([5, 6]);
  });

  test('stands for every item of the list exactly once', () => {
    const list = fc
      .integer({ min: 0, max: 60 })
      .chain((count) =>
        fc.tuple(fc.constant(count), fc.subarray(Array.from({ length: count }, (_, at) => at))),
      );
    fc.assert(
      fc.property(list, ([count, indices]) => {
        const stood = windowSegments(indices, count).flatMap((segment) =>
          segment.kind === 'item'
            ? [segment.index]
            : Array.from({ length: segment.count }, (_, at) => segment.index + at),
        );
        expect(stood).toEqual(Array.from({ length: count }, (_, at) => at));
      }),
    );
  });
});
