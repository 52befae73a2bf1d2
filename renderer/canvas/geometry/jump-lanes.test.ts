import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Jump, jumpLabelSize, jumpLanes } from './jump-lanes.ts';
import { firstLane, jumpPath } from './jump-path.ts';
import { evenRows, layoutChain, overlaps } from './layout.ts';
import { jumpOffset, nodeSize, type Point, type Rect } from './sizes.ts';

function jumpsOf(pairs: readonly (readonly [number, number])[], rowLength: number): Jump[] {
  const places = Array.from({ length: 12 }, (_, index) => ({ id: `F#${index}`, connector: null }));
  const { nodes } = layoutChain(places, evenRows(rowLength), {});
  const top = (index: number, offset: number): Point => {
    const { x, y } = nodes[index] ?? { x: 0, y: 0 };
    return { x: x + nodeSize.width / 2 + offset, y };
  };
  return pairs.map(([from, to]) => ({
    id: `${from}>${to}`,
    source: `${from}`,
    target: `${to}`,
    from: top(from, jumpOffset),
    to: top(to, -jumpOffset),
  }));
}

interface Drawn {
  label: Rect;
  lines: Rect[];
}

function drawn(jumps: readonly Jump[]): Drawn[] {
  const lanes = jumpLanes(jumps);
  return jumps.map(({ id, from, to }) => {
    const { label, points } = jumpPath(from, to, lanes.get(id) ?? firstLane);
    const { width, height } = jumpLabelSize;
    const lines = points.slice(1).map((point, index): Rect => {
      const before = points[index] ?? point;
      return {
        x: Math.min(before.x, point.x),
        y: Math.min(before.y, point.y),
        width: Math.abs(before.x - point.x),
        height: Math.abs(before.y - point.y),
      };
    });
    return { label: { x: label.x - width / 2, y: label.y - height / 2, width, height }, lines };
  });
}

/** Lines may cross, but not run on each other. */
function runAlong(a: Rect, b: Rect): boolean {
  return (a.width === 0) === (b.width === 0) && overlaps(a, b, 1);
}

function expectApart(all: readonly Drawn[]): void {
  for (const one of all)
    for (const other of all) {
      if (one === other) continue;
      expect(overlaps(one.label, other.label), 'words on words').toBe(false);
      expect(
        other.lines.some((line) => overlaps(one.label, line)),
        'words on a line',
      ).toBe(false);
      expect(
        one.lines.some((a) => other.lines.some((b) => runAlong(a, b))),
        'line on line',
      ).toBe(false);
    }
}

describe('jumps of a flow', () => {
  it('run lowest when they are alone', () => {
    expect(jumpLanes(jumpsOf([[3, 1]], 4)).get('3>1')).toEqual(firstLane);
  });

  it('between the same functions keep apart, there and back, and onto themselves', () => {
    expectApart(
      drawn(
        jumpsOf(
          [
            [0, 2],
            [2, 0],
            [1, 0],
            [2, 1],
            [1, 1],
            [1, 2],
          ],
          4,
        ),
      ),
    );
  });

  it('get the same lanes in any order', () => {
    const jumps = jumpsOf(
      [
        [0, 2],
        [2, 0],
        [5, 1],
        [6, 1],
        [1, 1],
      ],
      4,
    );
    const lanes = jumpLanes(jumps);
    for (const [id, lane] of jumpLanes(jumps.toReversed())) expect(lane).toEqual(lanes.get(id));
  });

  it('never cover each other', () => {
    const place = fc.nat(11);
    const pairs = fc.uniqueArray(fc.tuple(place, place), { maxLength: 10, selector: String });
    fc.assert(
      fc.property(pairs, fc.integer({ min: 2, max: 12 }), (some, rowLength) =>
        expectApart(drawn(jumpsOf(some, rowLength))),
      ),
      { numRuns: 300 },
    );
  });
});
