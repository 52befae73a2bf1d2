/** Rows of a failing batch that are to blame, with the error of each. */
export interface Guilty<Row, Failure> {
  row: Row;
  failure: Failure;
}

/**
 * The rows that a batch fails for, in their order: it is halved until they stand alone. Undefined when they can't be told: rows that
 * fail only together, or more tries than `mostTries`. `attempt` gives why a part fails.
 */
export async function guiltyRows<Row, Failure>(
  rows: readonly Row[],
  failure: Failure,
  attempt: (part: readonly Row[]) => Promise<Failure | undefined>,
  mostTries: number,
): Promise<Guilty<Row, Failure>[] | undefined> {
  let tries = 0;

  async function halve(part: readonly Row[], why: Failure): Promise<Guilty<Row, Failure>[] | undefined> {
    const [only] = part;
    if (part.length === 1 && only !== undefined) return [{ row: only, failure: why }];
    const middle = Math.ceil(part.length / 2);
    const found: Guilty<Row, Failure>[] = [];
    for (const half of [part.slice(0, middle), part.slice(middle)]) {
      if (tries === mostTries) return undefined;
      tries += 1;
      const failed = await attempt(half);
      if (failed === undefined) continue;
      const guilty = await halve(half, failed);
      if (guilty === undefined) return undefined;
      found.push(...guilty);
    }
    return found.length > 0 ? found : undefined;
  }

  return await halve(rows, failure);
}
