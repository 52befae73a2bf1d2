/** Places of a sample. Each is taken seven times in a run of a million rows. */
const sampledRows = 50;

/** How far the fair sample of a side's rows has come. */
export interface FairSample {
  /** The next row that it takes, from 0. */
  next: number;
  /** Places that are taken. */
  filled: number;
  weight: number;
}

/** Rows that a sample draws of some, from 1, and for each the place of the sample that it takes, from 1. */
export interface Drawn {
  readonly at: readonly number[];
  readonly slots: readonly number[];
}
export const noneDrawn: Drawn = { at: [], slots: [] };

/** A sample of 50 rows from this one on. */
export function fairSample(from: number): FairSample {
  return { next: from, filled: 0, weight: 1 };
}

export function copySample(sample: FairSample, { next, filled, weight }: Readonly<FairSample>): void {
  sample.next = next;
  sample.filled = filled;
  sample.weight = weight;
}

/**
 * Draws among the rows from `start` to `end`. Of rows that take the same place only the last one is drawn: nobody sees the sample in
 * between. `random` gives numbers from 0 to below 1.
 */
export function draw(sample: FairSample, start: number, end: number, random: () => number): Drawn {
  if (sample.next >= end) return noneDrawn;
  const at = sample.next - start + 1;
  const slot = takeSlot(sample, random);
  goOn(sample, random);
  // In a long run nearly always.
  if (sample.next >= end) return { at: [at], slots: [slot] };
  const rows = new Map([[slot, at]]);
  for (; sample.next < end; goOn(sample, random)) {
    const taken = takeSlot(sample, random);
    // In the order of the rows.
    rows.delete(taken);
    rows.set(taken, sample.next - start + 1);
  }
  return { at: [...rows.values()], slots: [...rows.keys()] };
}

function takeSlot(sample: FairSample, random: () => number): number {
  if (sample.filled === sampledRows) return Math.floor(random() * sampledRows) + 1;
  sample.filled++;
  return sample.filled;
}

/**
 * Goes on to the next row (Li's algorithm L): when all places are filled the steps grow, so that ten million rows ask for a few
 * thousand random numbers only.
 */
function goOn(sample: FairSample, random: () => number): void {
  sample.next++;
  if (sample.filled < sampledRows) return;
  // Never of 0.
  sample.weight *= Math.exp(Math.log(1 - random()) / sampledRows);
  sample.next += Math.floor(Math.log(1 - random()) / Math.log(1 - sample.weight));
}
