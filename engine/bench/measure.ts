/** One thing to measure; `work` does all of it once. */
export interface Contender {
  readonly name: string;
  work(): Promise<void>;
}

/**
 * Milliseconds of each contender by name: the median of rounds in which they take turns, so that a machine that slows down slows
 * all of them. The first round only warms up.
 */
export async function medians(contenders: readonly Contender[], rounds = 7): Promise<Map<string, number>> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, work } of contenders) {
      globalThis.gc?.();
      const started = performance.now();
      await work();
      if (round > 0) times.get(name)?.push(performance.now() - started);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

function median(values: number[]): number {
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
