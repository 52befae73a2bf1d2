/** A row of a batch, as it was read. */
export interface LaneRow {
  json: string;
  /** From 1 among the rows of its batch, and among all that were read. */
  index: number;
  row: number;
}

/** Rows that fail, alone or only together, with the error and the place that failed. */
export interface Guilty {
  rows: readonly LaneRow[];
  thrown: unknown;
  node: number;
}

export interface TrySettings {
  /** The place up to which parts of the batch are tried. */
  reach: number;
  /** Asked before each try: what was tried before may have shown that no other is allowed. */
  mayTry(reach: number): boolean;
  attempt(rows: readonly LaneRow[], reach: number): Promise<{ node: number; thrown: unknown } | undefined>;
  /** Whether an error is of the rows; any other one ends the run. */
  mayGoOn(thrown: unknown): boolean;
}

/**
 * The rows of a failing batch that are to blame, in their order: it is halved until they stand alone. Rows that fail only together
 * stay together, and so do all of a batch that may not be tried.
 */
export async function findGuilty(
  failing: Guilty,
  settings: TrySettings,
): Promise<{ found: Guilty[]; tries: number }> {
  const { reach } = settings;
  let tries = 0;

  async function halve(whole: Guilty): Promise<Guilty[]> {
    const { rows } = whole;
    if (rows.length <= 1) return [whole];
    const middle = Math.ceil(rows.length / 2);
    const found: Guilty[] = [];
    for (const half of [rows.slice(0, middle), rows.slice(middle)]) {
      // What can't be tried can't be cleared of it.
      if (!settings.mayTry(reach)) return [whole];
      tries++;
      const failed = await settings.attempt(half, reach);
      if (failed && !settings.mayGoOn(failed.thrown)) throw failed.thrown;
      if (failed) found.push(...(await halve({ rows: half, ...failed })));
    }
    return found.length > 0 ? found : [whole];
  }

  return { found: await halve(failing), tries };
}
