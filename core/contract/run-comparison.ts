import * as z from 'zod';
import { errorDataSchema } from './error-data.ts';
import { nextReasonSchema } from './run-payloads.ts';

const count = z.int().min(0);
const at = {
  /** `FName#n`; batches and visits from 1. */
  place: z.string(),
  batch: count,
  visitEarlier: count.nullable(),
  visitLater: count.nullable(),
};
const end = z.object({ next: nextReasonSchema, error: errorDataSchema.nullable() });

/** Where two runs part. */
export const runDifferenceSchema = z.discriminatedUnion('kind', [
  /** One of them came to another place, or to none. */
  z.object({ kind: z.literal('way'), ...at, earlier: z.string().nullable(), later: z.string().nullable() }),
  /** The flow went on otherwise behind it. */
  z.object({ kind: z.literal('end'), ...at, earlier: end, later: end }),
  /** A row is another one: see `RowDifference`. */
  z.object({
    kind: z.literal('rows'),
    ...at,
    side: z.enum(['in', 'out']),
    row: count,
    field: z.string().nullable(),
    earlier: z.string().nullable(),
    later: z.string().nullable(),
  }),
  /** Other numbers of rows, which are not kept. */
  z.object({ kind: z.literal('counts'), ...at, side: z.enum(['in', 'out']), earlier: count, later: count }),
]);
export type RunDifference = z.output<typeof runDifferenceSchema>;

export const comparisonSchema = z.object({
  /** Null where all that was compared is the same. */
  difference: runDifferenceSchema.nullable(),
  /** Visits that were compared, and those of them whose rows are not all kept: their numbers are the same. */
  visits: count,
  notKept: count,
  /** Places whose times are far apart, in milliseconds. */
  slower: z.array(z.object({ place: z.string(), earlier: z.number(), later: z.number() })),
});
export type Comparison = z.output<typeof comparisonSchema>;
