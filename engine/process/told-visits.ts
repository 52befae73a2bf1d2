import type { JournalLevel } from '../../core/contract/journal.ts';

/** Visits that are told one by one between two flushes, by what the run keeps; at `full` all of them are. */
export const toldVisits: Readonly<Record<JournalLevel, number>> = {
  counters: 100,
  sampled: 500,
  full: Number.POSITIVE_INFINITY,
};
/** After so many, fewer: a run of days must not fill the disk with numbers. */
const manyTold = 500_000;
const toldOfMany = 10;

/** How many may be told until the next flush, when so many were told in all. */
export function mostTold(level: JournalLevel, told: number): number {
  return told < manyTold ? toldVisits[level] : toldOfMany;
}
