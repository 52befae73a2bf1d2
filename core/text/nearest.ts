/** Cells of the tables of distances that one search may fill over all its words: dozens of words among thousands of names. */
const maxCells = 4_000_000;

/** The candidate most like a misspelt word, when one is like it at all; ties go to the first. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return nearestOf(candidates)(word);
}

/**
 * The same for many words. What it may cost in all is bounded: where thousands of words are looked up among thousands of
 * candidates, the last ones get no suggestion.
 */
export function nearestOf(candidates: Iterable<string>): (word: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const table = new DistanceTable();
  let all: { name: string; lower: string }[] | undefined;
  return (word) => {
    if (known.has(word) || table.cells > maxCells) return known.get(word);
    all ??= [...candidates].map((name) => ({ name, lower: name.toLowerCase() }));
    const lower = word.toLowerCase();
    let best: string | undefined;
    let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
    for (const candidate of all) {
      if (candidate.name === word) continue;
      const distance = table.distance(lower, candidate.lower, bestDistance);
      if (distance >= bestDistance) continue;
      best = candidate.name;
      bestDistance = distance;
      if (distance === 0) break;
    }
    known.set(word, best);
    return best;
  };
}

/** Levenshtein's distance, with neighbours swapped counting one; the three rows at work are used again and again. */
class DistanceTable {
  /** How many were filled so far. */
  cells = 0;
  #beforeLast: number[] = [];
  #last: number[] = [];
  #row: number[] = [];

  /** The distance of two words, or `limit` where it is no less than that. */
  distance(a: string, b: string, limit: number): number {
    this.cells += 1;
    if (Math.abs(a.length - b.length) >= limit) return limit;
    for (let j = 0; j <= Math.min(b.length, limit); j++) this.#last[j] = j;
    for (let i = 1; i <= a.length; i++) {
      const least = this.#fillRow(a, b, i, limit);
      // A swap looks two rows back, and costs one: a row this dear leaves no way.
      if (least > limit) return limit;
      const free = this.#beforeLast;
      this.#beforeLast = this.#last;
      this.#last = this.#row;
      this.#row = free;
    }
    return Math.min(limit, this.#last[b.length] ?? limit);
  }

  /** Fills the row of a word's letter, no further from the diagonal than the limit; the least of it. */
  #fillRow(a: string, b: string, i: number, limit: number): number {
    const first = Math.max(1, i - limit);
    const end = Math.min(b.length, i + limit);
    this.#row[first - 1] = first === 1 ? i : limit + 1;
    if (end === i + limit) this.#last[end] = limit + 1;
    let least = this.#row[first - 1] ?? limit;
    for (let j = first; j <= end; j++) {
      const cost = this.#cost(a, b, i, j);
      this.#row[j] = cost;
      least = Math.min(least, cost);
    }
    this.cells += end - first + 1;
    return least;
  }

  #cost(a: string, b: string, i: number, j: number): number {
    const change = (this.#last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const cost = Math.min((this.#last[j] ?? 0) + 1, (this.#row[j - 1] ?? 0) + 1, change);
    if (i === 1 || j === 1 || a[i - 1] !== b[j - 2] || a[i - 2] !== b[j - 1]) return cost;
    return Math.min(cost, (this.#beforeLast[j - 2] ?? 0) + 1);
  }
}
