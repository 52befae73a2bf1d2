/**
 * Which row that a function was given each row that it commits is: the one that it names with `{ from }`, else the one whose object it
 * is. No part of KisFlow: only runs whose every row is kept have it, for those who follow a row.
 */
export class TrackedRows {
  /** The rows as they were given, in that order: a function may sort its array. */
  #given: readonly unknown[] = [];
  /** What `from` named, by the place among the rows that this visit commits. */
  readonly #from = new Map<number, unknown>();
  #buffered = 0;

  /** A visit begins, with so many rows in the buffer. */
  begin(buffered: number): void {
    this.#buffered = buffered;
    this.given([], []);
  }

  /** A function is given `rows`, its copies of `input`. Of rows that are no copies, one object may stand for several. */
  given(input: readonly unknown[], rows: readonly unknown[]): void {
    this.#given = rows.length > 0 && isObject(rows[0]) && rows[0] !== input[0] ? [...rows] : [];
    if (this.#from.size > 0) this.#from.clear();
  }

  /** The row at a place of the buffer was made of `from`. */
  named(place: number, from: unknown): void {
    this.#from.set(place - this.#buffered, from);
  }

  /** The row, from 1, that each committed row was made of, 0 where that is not known; undefined where none is. */
  madeOf(committed: readonly unknown[]): number[] | undefined {
    const given = this.#given;
    if (given.length === 0 || (this.#from.size === 0 && !isLikelyOf(given, committed))) return undefined;
    let places: Map<unknown, number> | undefined;
    let [next, known] = [0, 0];
    const made = committed.map((own, at) => {
      const row = this.#from.has(at) ? this.#from.get(at) : own;
      if (!isObject(row)) return 0;
      // As a rule rows are committed in the order in which they were given, some of them left out.
      let place = next;
      while (given[place] !== row && place - next < nearby) place += 1;
      if (given[place] !== row) {
        places ??= new Map(given.map((one, number) => [one, number]));
        place = places.get(row) ?? -1;
      }
      if (place < 0) return 0;
      known += 1;
      next = place + 1;
      return next;
    });
    return known === 0 ? undefined : made;
  }
}

/** Rows that are looked at one after the other before all of them are looked up. */
const nearby = 16;

/** Whether a few of the rows are among those that were given: of a function that makes new ones, none is. */
function isLikelyOf(given: readonly unknown[], committed: readonly unknown[]): boolean {
  const last = committed.length - 1;
  return [0, last >> 1, last].some((at) => isObject(committed[at]) && given.includes(committed[at]));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
