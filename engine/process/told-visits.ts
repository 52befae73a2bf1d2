import type { JournalLevel } from '../../core/contract/journal.ts';

/** The first visits of a run are all told, when they begin and when they have ended. */
export const firstTold = 100;
/** Later visits that are told one by one between two flushes; at `full` all of them are. */
const toldVisits = 50;
/** After so many, fewer: a run of days must not fill the disk with numbers. */
const manyTold = 500_000;
const toldOfMany = 10;

/** Whether one more visit may be told before the next flush, when so many were told in all, and so many since the last one. */
export function mayTell(level: JournalLevel, told: number, toldHere: number): boolean {
  if (told < firstTold) return true;
  if (told >= manyTold) return toldHere < toldOfMany;
  return level === 'full' || toldHere < toldVisits;
}
