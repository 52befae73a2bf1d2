/** Lengths whose statements a server may have prepared beside those of powers of two. */
const mostLengths = 32;

/**
 * Cuts rows into parts of lengths that come again, since each length is a statement of its own, which the server has prepared: whole,
 * where a call had so many rows before, else in powers of two.
 */
export function createLengths() {
  /** Those that came, the one that came last at the end. */
  const seen = new Set<number>();
  return function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
    const isUsual = seen.delete(all.length);
    seen.add(all.length);
    const [oldest] = seen;
    if (seen.size > mostLengths && oldest !== undefined) seen.delete(oldest);
    for (let from = 0; from < all.length; ) {
      const length = isUsual ? all.length : 2 ** Math.floor(Math.log2(all.length - from));
      yield all.slice(from, from + length);
      from += length;
    }
  };
}
