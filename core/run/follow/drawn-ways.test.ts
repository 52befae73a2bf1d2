import { describe, expect, it } from 'vitest';
import { drawnLinks, drawnWays } from './drawn-ways.ts';
import type { Followed, FollowStep } from './follow-row.ts';
import type { StoredStop } from './stored-rows.ts';

const certain = { grade: 'certain' } as const;
const likely = { grade: 'likely', by: { kind: 'key', field: 'id' } } as const;

function step(node: number, visit: number, side: 'in' | 'out', more: Partial<FollowStep> = {}): FollowStep {
  return { visit, side, row: 1, node, batch: 1, link: certain, readFrom: visit - 1, ...more };
}
const end = { visit: 1, node: 0, kind: 'not-kept' } as const;
const followed = (steps: FollowStep[]): Followed => ({ steps, begin: end, ends: [] });

describe('the ways of a followed row', () => {
  it('are as sure as the weakest link between them and where following began', () => {
    const found = followed([
      step(0, 1, 'in', { link: null }),
      step(0, 1, 'out', { link: likely }),
      step(1, 2, 'in'),
      step(1, 2, 'out'),
      step(2, 3, 'in'),
    ]);
    const chain = [
      { from: null, to: 0 },
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ];
    const grades = (visit: number, side: 'in' | 'out') =>
      drawnWays(found, { visit, side, row: 1 }).map(({ grade, ...way }) => {
        expect(chain).toContainEqual(way);
        return grade;
      });
    expect(grades(1, 'in')).toEqual(['certain', 'likely', 'likely']);
    expect(grades(3, 'in')).toEqual(['likely', 'certain', 'certain']);
  });

  it('stand once, and as the least sure of all passes of a loop', () => {
    const loop = [
      step(0, 1, 'in', { link: null }),
      step(0, 1, 'out'),
      step(1, 2, 'in'),
      step(1, 2, 'out', { link: likely }),
      step(0, 3, 'in'),
      step(0, 3, 'out'),
      step(1, 4, 'in'),
    ];
    expect(drawnWays(followed(loop), { visit: 1, side: 'in', row: 1 })).toEqual([
      { from: null, to: 0, grade: 'certain' },
      { from: 0, to: 1, grade: 'likely' },
      { from: 1, to: 0, grade: 'likely' },
    ]);
  });

  it('part where two functions read the same rows', () => {
    const parted = [
      step(0, 1, 'in', { link: null }),
      step(0, 1, 'out'),
      step(1, 2, 'in'),
      step(2, 3, 'in', { readFrom: 1 }),
    ];
    expect(drawnWays(followed(parted), { visit: 1, side: 'out', row: 1 })).toEqual([
      { from: null, to: 0, grade: 'certain' },
      { from: 0, to: 1, grade: 'certain' },
      { from: 0, to: 2, grade: 'certain' },
    ]);
  });

  it('do not begin at a source that is not known', () => {
    const later = [step(1, 5, 'in', { link: null, readFrom: 4 })];
    expect(drawnWays(followed(later), { visit: 5, side: 'in', row: 1 })).toEqual([]);
  });
});

it('a followed row goes to its storage, and out of it again only in the run that is shown', () => {
  const row = { place: 'Load#1', visit: 9, batch: 1, row: 1, json: '{}' };
  const stop = (other: StoredStop['other']): StoredStop => ({
    ...{ step: step(1, 2, 'in'), how: 'saved', connector: 'Stock', key: new Map(), within: '', other },
  });
  const run = (runId: string) => ({ runId, flow: 'F', saves: [], loads: ['Load#1'] });
  const links = (other: StoredStop['other']) =>
    [...drawnLinks([stop(other)], { runId: 'shown', nodeIds: ['Check#1', 'Save#1', 'Load#1'] })].join(' ');
  expect(links({ run: run('shown'), row })).toBe('Save#1 Load#1');
  expect(links({ run: run('later'), row })).toBe('Save#1');
  expect(links('not-kept')).toBe('Save#1');
  expect(links(null)).toBe('Save#1');
});
