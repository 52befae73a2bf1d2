import { array, assert, boolean, constantFrom, integer, nat, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { VisitMark } from '../../../core/contract/host/runs.ts';
import { worstKind } from '../../../core/run/journal/visit-mark.ts';
import { nextPlace } from './timeline-actions.ts';

const visits = array(record({ isNew: boolean(), kinds: constantFrom(0, 0, 1, 8) }), {
  minLength: 1,
  maxLength: 40,
}).map((made) => {
  let batch = 1;
  return made.map(({ isNew, kinds }, at): VisitMark => {
    if (isNew && at > 0) batch++;
    return [at + 1, batch, 0, 1, 1, at, 1, kinds, -1, at];
  });
});
const direction = constantFrom(1 as const, -1 as const);
const kinds = new Set<never>();

it('goes to the next visit of a kind, and to no other', () => {
  assert(
    property(visits, nat(39), direction, (marks, start, way) => {
      const at = start % marks.length;
      expect(nextPlace(marks, at, { by: 'visit', direction: way, kinds })).toBe(at + way);
      const marked = nextPlace(marks, at, { by: 'marked', direction: way, kinds });
      const between = marks.filter((_, place) => (place - at) * way > 0 && (marked - place) * way > 0);
      expect(between.every((mark) => worstKind(mark) === null)).toBe(true);
      const found = marks[marked];
      if (found) expect(worstKind(found)).not.toBeNull();
    }),
  );
});

it('goes to the first visit of the batch before or behind', () => {
  assert(
    property(visits, integer({ min: 0, max: 39 }), direction, (marks, start, way) => {
      const at = start % marks.length;
      const next = marks[nextPlace(marks, at, { by: 'batch', direction: way, kinds })];
      if (!next) return;
      expect(next[1]).toBe((marks[at]?.[1] ?? 0) + way);
      expect(marks.find(([, batch]) => batch === next[1])).toBe(next);
    }),
  );
});
