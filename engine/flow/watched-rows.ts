/** Knows at which of its rows a function was when it threw, where that can be known. */
export interface RowWatch {
  /** Index of the row; undefined where the rows were not gone through one by one, or to their end. */
  rowOf(thrown: unknown): number | undefined;
}

/** One way through the rows that has not come to its end. */
interface Walk {
  at: number;
  /** A loop was left, by `break`, `return` or an error: it does not learn which. */
  isLeft: boolean;
  /** What was thrown out of a callback. */
  thrown?: { value: unknown };
}

const walksOf = new WeakMap<object, Set<Walk>>();

/**
 * Watches a function's own copy of its rows: loops over them, and methods with a callback, note the row they are at. The
 * array has a prototype of its own then, which makes V8 slower with it by 0.2 microseconds a row, and with code that has once seen it: it is
 * done in runs of few rows only.
 */
export function watchRows(rows: unknown[]): RowWatch {
  const walks = new Set<Walk>();
  walksOf.set(rows, walks);
  Object.setPrototypeOf(rows, watchedArray);
  return {
    rowOf(thrown) {
      // The outermost one: those within it began later.
      for (const { at, thrown: seen } of walks)
        if (at >= 0 && at < rows.length && (seen === undefined || seen.value === thrown)) return at;
      return undefined;
    },
  };
}

/** Code that goes through the rows again has gone on: what it left before is not where it throws. */
function beginWalk(rows: object): Walk {
  const walks = walksOf.get(rows);
  for (const walk of walks ?? []) if (walk.isLeft) walks?.delete(walk);
  const begun: Walk = { at: -1, isLeft: false };
  walks?.add(begun);
  return begun;
}

function endWalk(rows: object, walk: Walk): void {
  walksOf.get(rows)?.delete(walk);
}

/** As an array's own iterator; its walk ends with the last row, not where a loop is left. */
class WatchedIterator {
  readonly #rows: readonly unknown[];
  readonly #walk: Walk;
  readonly #take: (row: unknown, index: number) => unknown;

  constructor(rows: readonly unknown[], take: (row: unknown, index: number) => unknown) {
    this.#rows = rows;
    this.#walk = beginWalk(rows);
    this.#take = take;
  }

  next(): IteratorResult<unknown, undefined> {
    const walk = this.#walk;
    const index = walk.at + 1;
    walk.at = index;
    if (index < this.#rows.length) return { done: false, value: this.#take(this.#rows[index], index) };
    endWalk(this.#rows, walk);
    return { done: true, value: undefined };
  }

  return(): IteratorResult<unknown, undefined> {
    this.#walk.isLeft = true;
    return { done: true, value: undefined };
  }
}

const nativeIterator: object = Object.getPrototypeOf(Object.getPrototypeOf([].values()));
Object.setPrototypeOf(WatchedIterator.prototype, nativeIterator);

type Callback = (this: unknown, ...given: unknown[]) => unknown;

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

/** Wraps a method that takes a callback; `note` makes one that keeps where it is in the walk. */
function withCallback(original: Callback, note: (walk: Walk, callback: Callback) => Callback): Callback {
  return function watched(this: unknown, callback: unknown, ...more: unknown[]) {
    if (!isCallback(callback) || !Array.isArray(this))
      return Reflect.apply(original, this, [callback, ...more]);
    const walk = beginWalk(this);
    try {
      const result = Reflect.apply(original, this, [note(walk, callback), ...more]);
      endWalk(this, walk);
      return result;
    } catch (thrown) {
      walk.thrown = { value: thrown };
      walk.isLeft = true;
      throw thrown;
    }
  };
}

/** Its parameters are written out: a list of them would take ten times as long. */
function noteVisit(walk: Walk, callback: Callback): Callback {
  return function noted(this: unknown, row: unknown, index: unknown, rows: unknown) {
    walk.at = Number(index);
    return callback.call(this, row, index, rows);
  };
}

function noteSum(walk: Walk, callback: Callback): Callback {
  return function noted(this: unknown, sum: unknown, row: unknown, index: unknown, rows: unknown) {
    walk.at = Number(index);
    return callback.call(this, sum, row, index, rows);
  };
}

function iterating(take: (row: unknown, index: number) => unknown): Callback {
  return function watched(this: unknown) {
    return new WatchedIterator(Array.isArray(this) ? this : [], take);
  };
}

/** An array's own methods whose callback is given a row and its index. */
const visiting = ['forEach', 'map', 'filter', 'flatMap', 'some', 'every', 'find', 'findIndex'];
const values = iterating((row) => row);
const methods: [PropertyKey, Callback][] = [
  ...visiting.map((name): [string, Callback] => [name, withCallback(own(name), noteVisit)]),
  ['reduce', withCallback(own('reduce'), noteSum)],
  ['values', values],
  [Symbol.iterator, values],
  ['entries', iterating((row, index) => [index, row])],
];

function own(name: string): Callback {
  const method: unknown = Reflect.get(Array.prototype, name);
  if (!isCallback(method)) throw new Error(`arrays have no ${name}`);
  return method;
}

/** An array's prototype whose ways through it are watched; everything else is as it is. */
const watchedArray: object = Object.create(
  Array.prototype,
  Object.fromEntries(
    methods.map(([name, value]) => [name, { value, writable: true, configurable: true, enumerable: false }]),
  ),
);
