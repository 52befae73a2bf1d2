/** What of a flow's state says where a null comes from. */
interface NullSource {
  readonly running: boolean;
  readonly buffer: readonly unknown[];
  /** The current function's input, and the same as it was given to it. */
  readonly input: readonly unknown[];
  readonly rows: readonly unknown[];
}

/**
 * Which nulls among rows have a type in Go (trap 34). One that was decoded is a typed nil: a batch with it goes on, through any
 * number of functions. One that a program commits as such has no type, and a batch with it is a panic. JavaScript has one null
 * only: a function that was given a decoded null is taken to commit that one.
 */
export class NullRows {
  /** Places of nulls without a type, by the array that holds them: a buffer, which then is a level's data. */
  readonly #untyped = new WeakMap<readonly unknown[], Set<number>>();

  /** A null was committed: it is the buffer's last row. */
  committed(source: NullSource): void {
    const { buffer } = source;
    if (givenNull(source)) return;
    const places = this.#untyped.get(buffer) ?? new Set();
    this.#untyped.set(buffer, places.add(buffer.length - 1));
  }

  /** Whether the null at this place of an array passed to `commitRowBatch` has a type. */
  isTyped(source: NullSource, rows: readonly unknown[], index: number): boolean {
    if (rows === source.input) return this.#untyped.get(rows)?.has(index) !== true;
    return givenNull(source);
  }
}

function givenNull({ running, rows }: NullSource): boolean {
  return running && rows.includes(null);
}
