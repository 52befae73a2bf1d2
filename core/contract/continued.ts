import * as z from 'zod';

const index = z.int().min(0);

/** Where a run goes on from: the earlier run, and the visit of it that it begins with, batches and visits from 1. */
export const continuedSchema = z.object({
  runId: z.string(),
  /** When that run began, in milliseconds since the epoch. */
  at: z.number(),
  batch: index,
  visit: index,
  /** `FName#n`. */
  place: z.string(),
  /** Whether rows of the source come after this batch: not where the earlier run read none. */
  readsOn: z.boolean(),
  /** Rows of the source that this run does not count among those it has read, less those that it began with. */
  sourceOffset: z.int(),
});
export type Continued = z.output<typeof continuedSchema>;
