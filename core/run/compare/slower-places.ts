/** Milliseconds that a place took in either run, all its visits together; by node id. */
export type Times = Map<string, { earlier: number; later: number }>;

/** Times of the same work vary: only what is twice as much, and more by so many milliseconds, is told. */
const factor = 2;
const leastMs = 5;

/** Places that took much longer, or much less, in the later run. */
export function slowerPlaces(times: Times): { place: string; earlier: number; later: number }[] {
  return [...times].flatMap(([place, { earlier, later }]) => {
    const [less, more] = earlier < later ? [earlier, later] : [later, earlier];
    return more > less * factor && more - less > leastMs ? [{ place, earlier, later }] : [];
  });
}
