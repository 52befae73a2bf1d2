import { CodedError } from '../../core/errors/coded-error.ts';

/** What of a connector says where its rows go: two that name the same place share the numbers of its rows. */
interface Place {
  readonly cname: string;
  readonly type: string;
  readonly addrs: string;
  readonly key: string;
}

/**
 * Which message each row of a batch is made of, so that a row that comes again has the id that it had before. No part of KisFlow: only
 * live runs that need such ids keep it. A function's rows are known by the objects that it was given, what it commits by `from`, or by
 * being one of them.
 */
export class RowOrigins {
  readonly #ofRow = new WeakMap<object, string>();
  /** By the array that holds the rows: a buffer, which then is a level's data. */
  readonly #ofRows = new WeakMap<readonly unknown[], (string | undefined)[]>();
  /** How many rows of each message were saved in this batch, by place. */
  readonly #saved = new Map<string, Map<string, number>>();

  /** A batch begins with these rows, each of the message with the name at its place. */
  begin(rows: readonly unknown[], messages: readonly string[]): void {
    this.#saved.clear();
    this.#ofRows.set(rows, [...messages]);
  }

  /** A function is given `rows`, its copies of `input`. */
  given(input: readonly unknown[], rows: readonly unknown[]): void {
    const origins = this.#ofRows.get(input);
    if (origins === undefined) return;
    for (const [index, row] of rows.entries()) this.#know(row, origins[index]);
  }

  /** The last row of a buffer was committed, made of `from`. */
  committed(buffer: readonly unknown[], from: unknown): void {
    this.#originsIn(buffer)[buffer.length - 1] = this.#of(from);
  }

  /** Rows are handed to a connector, each made of the one at its place in `from`; a single row of a single one. */
  handed(rows: unknown, from: unknown): void {
    const made = listOf(rows);
    for (const [index, origin] of listOf(from).entries()) this.#know(made[index], this.#of(origin));
  }

  /**
   * The ids of rows that are saved now: their message, and the row's number among those of it that this batch saved there. Throws
   * `live.row-without-origin` where that is not known.
   */
  ids({ cname, type, addrs, key }: Place, rows: unknown): string[] {
    const place = JSON.stringify([type, addrs, key]);
    const numbers = this.#saved.get(place) ?? new Map<string, number>();
    this.#saved.set(place, numbers);
    const origins = listOf(rows).map((row, index) => {
      const origin = this.#of(row);
      if (origin === undefined) throw new CodedError('live.row-without-origin', { cname, row: index + 1 });
      return origin;
    });
    return origins.map((origin) => {
      const number = (numbers.get(origin) ?? 0) + 1;
      numbers.set(origin, number);
      return `${origin}:${number}`;
    });
  }

  #of(row: unknown): string | undefined {
    return isObject(row) ? this.#ofRow.get(row) : undefined;
  }

  #know(row: unknown, origin: string | undefined): void {
    if (isObject(row) && origin !== undefined) this.#ofRow.set(row, origin);
  }

  #originsIn(buffer: readonly unknown[]): (string | undefined)[] {
    const origins = this.#ofRows.get(buffer) ?? [];
    this.#ofRows.set(buffer, origins);
    return origins;
  }
}

function listOf(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows : [rows];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
