/** The first visits of a run are all told. */
export const firstEntered = 50;
/** Later ones as long as telling takes no more than this part of a run's time. */
const share = 0.003;
/** One telling counts as no longer, even if the process had to wait for its turn meanwhile. */
const longestMs = 0.5;

/**
 * Tells of a visit before its function is called: should it never return, these are the last words of the run. Bounded in time
 * beside the time of the run. `now` is `performance.now()`.
 */
export function createVisitTeller(startedAt: number): { tell(now: number, work: () => void): boolean } {
  let told = 0;
  let spentMs = 0;
  return {
    tell(now, work) {
      if (told >= firstEntered && spentMs > (now - startedAt) * share) return false;
      told++;
      work();
      spentMs += Math.min(longestMs, performance.now() - now);
      return true;
    },
  };
}
