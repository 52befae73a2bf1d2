import * as z from 'zod';
import { continuedSchema } from './continued.ts';

const index = z.int().min(0);
const values = z.record(z.string(), z.string());

/** The moment of an earlier run that another one begins at: what its journal holds of it. Made by the host, used by the engine. */
export const resumeSchema = z.object({
  from: continuedSchema,
  /** The place that is visited first. */
  node: index,
  /** Rows as JSON Lines, '' for none. */
  rows: z.array(z.string()),
  /** By level of the flow's data, the index of its rows; null where nothing was set. Levels with one index have the same rows. */
  levels: z.array(index.nullable()),
  /** The index of the rows that wait in the flow's buffer. */
  buffer: index.nullable(),
  /** JSON texts by key; of a place's own metadata by its index. */
  metadata: z.object({ flow: values, places: z.record(z.string(), values) }),
  cache: values,
  /** Parameters that a person changed while the earlier run was paused. */
  params: z.array(z.object({ node: index, key: z.string(), value: z.string() })),
  /** Rows that go into the first visit. */
  rowsIn: index,
});
export type ResumePayload = z.output<typeof resumeSchema>;

/** What a run from a visit on would begin with, and what of that moment can't be had again. */
export const continuationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('refused'),
    /** `not-told`: the journal tells of no such visit by itself; `rows`: not all rows of that moment are kept whole. */
    why: z.enum(['not-told', 'rows']),
  }),
  z.object({
    kind: z.literal('can'),
    place: z.string(),
    batch: index,
    visit: index,
    /** Rows that go in, and those that wait in the flow's buffer. */
    rows: index,
    buffered: index,
    /** Values of metadata and cache that are restored. */
    metadata: index,
    cache: index,
    /** Parameters that are as they were changed while it was paused. */
    params: index,
    batchSize: index,
    /**
     * What it read, how many rows of it until then, and which row (from 1) was left out; null where nothing is read after this
     * batch.
     */
    source: z.object({ name: z.string(), rows: index, withoutRow: index.optional() }).nullable(),
    /** Keys of values that were too long to be kept. */
    lost: z.array(z.string()),
  }),
]);
export type Continuation = z.output<typeof continuationSchema>;
