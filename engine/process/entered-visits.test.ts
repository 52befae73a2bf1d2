import { describe, expect, it } from 'vitest';
import { createVisitTeller, firstEntered } from './entered-visits.ts';

/** How many of so many visits are told, one after the other, each this long after the one before. */
function told(visits: number, apartMs: number): number {
  const startedAt = performance.now();
  const teller = createVisitTeller(startedAt);
  let count = 0;
  // Each telling is taken for half a millisecond, the most it counts for, since it began long ago.
  for (let visit = 0; visit < visits; visit++)
    teller.tell(startedAt - 1000 + visit * apartMs, () => {
      count++;
    });
  return count;
}

describe('the visits that are told as they begin', () => {
  it('are the first ones all', () => {
    expect(told(firstEntered, 0)).toBe(firstEntered);
  });

  it('are no more, where later ones come faster than their telling may cost', () => {
    expect(told(1000, 0.01)).toBe(firstEntered);
  });

  it('are all, where they are far enough apart', () => {
    expect(told(1000, 1000)).toBe(1000);
  });
});
