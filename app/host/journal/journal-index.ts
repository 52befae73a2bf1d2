import * as z from 'zod';
import { runSummarySchema } from '../../../core/contract/host/runs.ts';
import { blockHeaderSchema } from '../../../core/contract/journal.ts';

const count = z.int().min(0);
/** Offset and length of a frame, then what it begins with. */
const frameSchema = z.tuple([count, count, count, count]);

/** Where what lies in a journal: written when a run has ended, else found by a scan. */
export const journalIndexSchema = z.object({
  version: z.literal(1),
  summary: runSummarySchema,
  events: count,
  /** Bytes at the end that are no frame. */
  tornBytes: count,
  /** Frames of events: offset, length, number of the first event, and of the last visit before it. */
  eventFrames: z.array(frameSchema),
  /** Frames of rows: offset, length, number of the first block, 0. */
  rowFrames: z.array(frameSchema),
  /** Frames of states: offset, length, events and visits up to there. */
  stateFrames: z.array(frameSchema),
  /** Rows kept in each block, from block 1 on. */
  kept: z.array(count),
  /** Headers of blocks that hold some rows only. */
  picked: z.array(blockHeaderSchema),
});
export type JournalIndex = z.output<typeof journalIndexSchema>;
export type FrameEntry = JournalIndex['eventFrames'][number];

/** The last entry whose third (or fourth) number is at most `value`; undefined when there is none. */
export function lastUpTo(
  entries: readonly FrameEntry[],
  value: number,
  by: 2 | 3 = 2,
): FrameEntry | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.[by] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}
