import * as z from 'zod';
import { errorDataSchema } from './error-data.ts';
import { projectFileSchema, stoppedBecauseSchema, storageKindSchema } from './run-payloads.ts';

/** What makes a flow ready for batches that are handed to it one by one. */
export const liveStartSchema = z.object({
  runId: z.string(),
  flow: z.string(),
  root: z.string(),
  files: z.array(projectFileSchema),
  storage: storageKindSchema,
  /** The connectors whose rows get an id each, of the message that they are made of: see `origins` of `live.batch`. */
  identified: z.array(z.string()).default([]),
  /** A jump loop is stopped after so many visits in one batch. KisFlow has no such bound. */
  maxVisitsPerBatch: z.int().min(1).max(10_000).default(10_000),
});

/** One visit: place, rows in, rows out, and milliseconds; none of a function that failed. */
const visitSchema = z.tuple([z.int().min(0), z.int().min(0), z.int().min(0), z.number().min(0).nullable()]);

/** How one batch ended. After an error the flow was thrown away: the next batch gets one made anew. */
export const liveBatchEndSchema = z.object({
  stoppedBecause: stoppedBecauseSchema,
  error: errorDataSchema.optional(),
  /** The place that failed. */
  node: z.int().optional(),
  durationMs: z.number().min(0),
  visits: z.array(visitSchema).max(10_000),
});
export type LiveBatchEnd = z.output<typeof liveBatchEndSchema>;
