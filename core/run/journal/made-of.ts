/**
 * What rows were made of, as pairs of numbers: a row that one was made of and how many rows follow one another from it on, or 0 and
 * how many rows of which nothing is known.
 */
export function packMadeOf(made: readonly number[]): number[] {
  const pairs: number[] = [];
  let next = -1;
  for (const row of made) {
    const count = pairs.at(-1);
    if (count !== undefined && row === next) pairs[pairs.length - 1] = count + 1;
    else pairs.push(row, 1);
    next = row === 0 ? 0 : row + 1;
  }
  return pairs;
}

/** The row, from 1, that each row was made of; 0 where that is not known. Undefined for more rows than there were. */
export function unpackMadeOf(pairs: readonly number[], rows: number): number[] | undefined {
  const made: number[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const [first = 0, count = 0] = [pairs[at], pairs[at + 1]];
    if (made.length + count > rows) return undefined;
    for (let one = 0; one < count; one += 1) made.push(first === 0 ? 0 : first + one);
  }
  return made.length === rows ? made : undefined;
}
