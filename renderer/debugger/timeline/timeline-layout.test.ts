import { array, assert, boolean, constant, integer, nat, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { VisitMark } from '../../../core/contract/host/runs.ts';
import { visitKinds } from '../../../core/run/journal/visit-mark.ts';
import { apart, barOf, mostBars, timelineLayout, visitAt } from './timeline-layout.ts';

const visits = array(record({ isNew: boolean(), rows: nat(1000), kinds: nat(63), ms: nat(50) }), {
  minLength: 1,
  maxLength: 3000,
}).map((made) => {
  let [batch, start] = [1, 0];
  return made.map(({ isNew, rows, kinds, ms }, at): VisitMark => {
    if (isNew && at > 0) batch++;
    start += ms;
    return [at + 1, batch, at % 4, rows, rows, start, ms, kinds, -1, at];
  });
});
const settings = record({
  width: integer({ min: 40, max: 4000 }),
  byTime: boolean(),
  kinds: constant(new Set<never>()),
});

it('draws every visit once, from left to right, within the width, and finds it again where it was drawn', () => {
  assert(
    property(visits, settings, (marks, how) => {
      const layout = timelineLayout(marks, how);
      const { bars } = layout;
      expect(bars.length).toBeLessThanOrEqual(mostBars);
      expect(
        bars.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
      ).toEqual(marks.map((_, at) => at));
      for (const [at, bar] of bars.entries()) {
        const before = bars[at - 1];
        if (before) expect(bar.x).toBeGreaterThanOrEqual(before.x + before.width - 1e-6);
        expect(bar.x + bar.width).toBeLessThanOrEqual(how.width + 1e-6);
        if (bar.width > 1e-6) expect(barOf(layout, visitAt(layout, bar.x + bar.width / 2))).toBe(bar);
      }
    }),
    { numRuns: 60 },
  );
});

it('shows the worst of what was merged, and only kinds that are looked for', () => {
  const marks = Array.from(
    { length: 1200 },
    (_, at): VisitMark => [at + 1, 1, 0, 1, 1, at, 1, at === 77 ? 1 | 8 : 0, -1, at],
  );
  const all = timelineLayout(marks, { width: 100, byTime: false, kinds: new Set() });
  expect(barOf(all, 77)).toMatchObject({ kind: 'error', kept: 'none' });
  const jumps = timelineLayout(marks, { width: 100, byTime: false, kinds: new Set(['jump']) });
  expect(barOf(jumps, 77)?.kind).toBe('jump');
  for (const kind of visitKinds.filter((one) => one !== 'error' && one !== 'jump'))
    expect(
      barOf(timelineLayout(marks, { width: 100, byTime: false, kinds: new Set([kind]) }), 77)?.kind,
    ).toBeNull();
});

it('leaves out signs and numbers that would stand on each other', () => {
  const at = (...xs: number[]) => xs.map((x) => ({ x }));
  expect(apart(at(0, 3, 7, 8, 15, 16, 40), 8).map(({ x }) => x)).toEqual([0, 8, 16, 40]);
});
