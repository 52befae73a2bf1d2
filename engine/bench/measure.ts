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
  /** The same in processor time of this process, which other work on the machine disturbs less. */
  cpuRatio(name: string, to: string): number;
}

/** Milliseconds of one round. */
interface Taken {
  wall: number;
  cpu: number;
}

/** What contenders told of themselves, by their names. */
export interface MeasuredBy<Figure extends string> {
  /** The median of the ratios of rounds. */
  ratio(figure: Figure, name: string, to: string): number;
  ratioOfMedians(figure: Figure, name: string, to: string): number;
}

/**
 * Measures contenders in rounds in which they take turns, every other round from the last to the first, by figures that each gives
 * of itself.
 */
export async function measureBy<Figure extends string>(
  names: readonly string[],
  rounds: number,
  figures: (name: string) => Promise<Readonly<Record<Figure, number>>>,
): Promise<MeasuredBy<Figure>> {
  const taken = new Map(names.map((name) => [name, [] as Readonly<Record<Figure, number>>[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of round % 2 === 0 ? names : names.toReversed())
      taken.get(name)?.push(await figures(name));
  const of = (figure: Figure, name: string): number[] =>
    (taken.get(name) ?? []).map((figures) => figures[figure]);
  return {
    ratio(figure, name, to) {
      const others = of(figure, to);
      return median(of(figure, name).map((time, round) => time / (others[round] ?? Number.NaN)));
    },
    ratioOfMedians: (figure, name, to) => median(of(figure, name)) / median(of(figure, to)),
  };
}

/** Measures contenders in rounds in which they take turns, every other round from the last to the first. The first round only warms up. */
export async function measure(contenders: readonly Contender[], rounds = 9): Promise<Measured> {
  const taken = new Map(contenders.map(({ name }) => [name, [] as Taken[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, work } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const one = await take(work);
      if (round > 0) taken.get(name)?.push(one);
    }
  }
  const all = (name: string, of: keyof Taken): number[] => (taken.get(name) ?? []).map((one) => one[of]);
  const ratio = (name: string, to: string, of: keyof Taken): number => {
    const others = all(to, of);
    return median(all(name, of).map((time, round) => time / (others[round] ?? Number.NaN)));
  };
  return {
    time: (name) => median(all(name, 'wall')),
    ratio: (name, to) => ratio(name, to, 'wall'),
    cpuRatio: (name, to) => ratio(name, to, 'cpu'),
  };
}

/**
 * The time that some work takes. Nothing is collected first: a whole collection on request throws compiled code away, too, and made
 * what has more of it look a third slower than it is.
 */
export async function take(work: Contender['work']): Promise<Taken> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
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
