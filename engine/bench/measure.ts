/** One thing to measure; `work` does all of it once. */
export interface Contender {
  readonly name: string;
  work(): Promise<void>;
}

/** What was measured, by the contenders' names. */
export interface Measured {
  /** The median of a contender's milliseconds. */
  time(name: string): number;
  /**
   * How much longer one takes than the other: the median of the ratios of rounds, since a machine that slows down for a
   * while slows both in the same round.
   */
  ratio(name: string, to: string): number;
}

/** Measures contenders in rounds in which they take turns. The first round only warms up. */
export async function measure(contenders: readonly Contender[], rounds = 9): Promise<Measured> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, work } of contenders) {
      globalThis.gc?.();
      const started = performance.now();
      await work();
      if (round > 0) times.get(name)?.push(performance.now() - started);
    }
  }
  const timesOf = (name: string): readonly number[] => times.get(name) ?? [];
  return {
    time: (name) => median(timesOf(name)),
    ratio: (name, to) =>
      median(timesOf(name).map((time, round) => time / (timesOf(to)[round] ?? Number.NaN))),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints one line to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** `1,234,567 rows/s` */
export function rate(rows: number, milliseconds: number): string {
  return `${Math.round((rows / milliseconds) * 1000).toLocaleString('en-US')} rows/s`;
}
