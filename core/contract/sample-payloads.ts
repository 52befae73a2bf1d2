import * as z from 'zod';

/** Rows that may be asked for at a time. */
const mostRows = 1000;

/** Which rows of a source are taken: the first that it has, or the newest; so many at most. */
export const sampleWishSchema = z.object({
  rows: z.int().min(1).max(mostRows),
  end: z.enum(['first', 'newest']),
});
export type SampleWish = z.output<typeof sampleWishSchema>;

/** What was taken of a source. */
export const sampledRowsSchema = z.object({
  /** Each as JSON text on one line, the oldest first. */
  rows: z.array(z.string()),
  /** Messages that are no rows, and were left out. */
  bad: z.int(),
  /** There is more, which was left out since it is too large. */
  isCut: z.boolean(),
});
export type SampledRows = z.output<typeof sampledRowsSchema>;
