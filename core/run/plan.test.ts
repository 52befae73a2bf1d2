import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeIdOf } from '../project/chain.ts';
import { type PlanRequest, planModes, planRun } from './plan.ts';

const ids = ['A', 'B', 'C', 'D'].map((fname) => nodeIdOf(fname, 1));
const seen = { rows: 10, changedFrom: null, failed: new Set<number>() };

function states(request: Partial<PlanRequest>): string {
  const plan = planRun({ mode: 'all', at: 0, ids, pinnedInto: [], seen: null, ...request });
  return `${plan.rows}: ${plan.places.map(({ state }) => state).join(' ')}`;
}

describe('what a part of a flow will run', () => {
  it('is all of it, with the samples', () => {
    expect(states({})).toBe('samples: runs runs runs runs');
  });
  it('begins behind pinned rows', () => {
    expect(states({ pinnedInto: [2] })).toBe('pinned: not-reached pinned runs runs');
    expect(states({ pinnedInto: [0, 2] })).toBe('pinned: runs runs runs runs');
  });
  it('ends at a place, whatever is pinned behind it', () => {
    expect(states({ mode: 'up-to', at: 1, pinnedInto: [3] })).toBe(
      'samples: runs runs not-reached not-reached',
    );
  });
  it('goes on from a place with the rows that were seen there', () => {
    expect(states({ mode: 'from', at: 2, seen })).toBe('seen: reused reused runs runs');
    expect(states({ mode: 'only', at: 2, seen })).toBe('seen: reused reused runs not-reached');
  });
  it('never takes for fresh what changed since, or failed', () => {
    expect(states({ mode: 'from', at: 3, seen: { ...seen, changedFrom: 1 } })).toBe(
      'seen: reused stale stale runs',
    );
    expect(states({ mode: 'from', at: 3, seen: { ...seen, failed: new Set([1]) } })).toBe(
      'seen: reused stale reused runs',
    );
  });
  it('takes a place’s own pinned rows before those that were seen', () => {
    expect(states({ mode: 'from', at: 2, seen, pinnedInto: [2] })).toBe(
      'pinned: not-reached pinned runs runs',
    );
  });
  it('is nothing where no rows were seen, and the samples at the beginning', () => {
    expect(states({ mode: 'from', at: 2 })).toBe('none: not-reached not-reached runs runs');
    expect(states({ mode: 'only', at: 0 })).toBe('samples: runs not-reached not-reached not-reached');
  });

  it('of “only this” is one place, and every place has one state', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...planModes),
        fc.nat(3),
        fc.uniqueArray(fc.nat(3)).map((into) => into.toSorted()),
        fc.option(
          fc.record({ rows: fc.nat(), changedFrom: fc.option(fc.nat(3)), failed: fc.constant(new Set([1])) }),
        ),
        (mode, at, pinnedInto, known) => {
          const { counts, places, start } = planRun({ mode, at, ids, pinnedInto, seen: known });
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(ids.length);
          if (mode === 'only') expect(places.filter(({ state }) => state === 'runs')).toEqual([places[at]]);
          expect(places[start]?.state).toBe('runs');
        },
      ),
    ));
});
