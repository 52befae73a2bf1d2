import * as z from 'zod';
import type { ContractDefinition } from './contract.ts';
import { errorDataSchema, nameSchema } from './error-data.ts';

/** Raised when an older Studio would read what a live run tells wrongly. */
export const liveControlVersion = 1;

/** What every version of a live run answers with first: enough to know what it is. */
export const liveGreetingSchema = z.object({ product: z.literal('kisflow-live'), version: z.int().min(1) });

const count = z.int().min(0);
const milliseconds = z.number().min(0);

/** One place of a flow's chain: what batches that came to their end did there. */
const placeSchema = z.object({
  /** `FName#n`. */
  id: nameSchema,
  fname: nameSchema,
  mode: nameSchema,
  visits: count,
  rowsIn: count,
  rowsOut: count,
  durationMs: milliseconds,
  /** Messages that became dead letters here. */
  dead: count,
  /** The last error of this place. */
  error: z.object({ at: milliseconds, error: errorDataSchema }).nullable(),
});

const lagSchema = z.object({
  part: nameSchema,
  /** Messages, or bytes of files; null where nobody knows. */
  waiting: count.nullable(),
  /** Behind the last message that is done. */
  next: nameSchema.nullable(),
});

/** One source with its flow. */
export const liveFlowSchema = z.object({
  source: nameSchema,
  type: nameSchema,
  flow: nameSchema,
  /** What keeps it from going on. */
  trouble: errorDataSchema.nullable(),
  /** By path: hashes of what the flow is made of. */
  files: z.record(nameSchema, z.string().max(32)),
  places: z.array(placeSchema).max(10_000),
  batches: count,
  /** Messages that are done, the dead ones among them. */
  messages: count,
  dead: count,
  retries: count,
  lastBatchAt: milliseconds.nullable(),
  lag: z.array(lagSchema).max(10_000),
  storage: z.array(z.object({ cname: nameSchema, type: nameSchema, addrs: nameSchema })).max(1000),
  /** Dead letters that nobody has sent again or discarded. */
  letters: count,
});
export type LiveFlow = z.output<typeof liveFlowSchema>;
export type LivePlace = LiveFlow['places'][number];

const workerSchema = z.object({ worker: count, pid: count.nullable(), isUp: z.boolean() });

/** All that a live run tells of itself at one moment. */
export const liveSnapshotSchema = z.object({
  ...liveGreetingSchema.shape,
  /** Another one after every start. */
  id: nameSchema,
  project: nameSchema,
  /** Milliseconds since the epoch, by its clock. */
  startedAt: milliseconds,
  at: milliseconds,
  workers: z.array(workerSchema).max(1000),
  flows: z.array(liveFlowSchema).max(1000),
});
export type LiveSnapshot = z.output<typeof liveSnapshotSchema>;

/** What has changed since the line before: the flows of which something else is told now. */
export const liveChangeSchema = z.object({
  at: milliseconds,
  workers: z.array(workerSchema).max(1000),
  flows: z.array(liveFlowSchema).max(1000),
});
export type LiveChange = z.output<typeof liveChangeSchema>;

/** One line of `GET /live/stream`: the whole first, then changes, and at last why there are no more. */
export const liveLineSchema = z.union([
  z.object({ snapshot: liveSnapshotSchema }),
  z.object({ change: liveChangeSchema }),
  z.object({ end: errorDataSchema }),
]);

const longestRow = 16 * 1024 * 1024;
export const liveLetterSchema = z.object({
  id: z.string().max(500),
  time: nameSchema,
  source: nameSchema,
  flow: nameSchema,
  part: nameSchema,
  at: nameSchema,
  /** The message's name where part and place are not enough; letters of older runs have none. */
  message: z.string().max(10_000).optional(),
  error: z.object({
    code: nameSchema,
    message: z.string().max(100_000),
    /** The values of its texts; letters of older runs have none. */
    params: errorDataSchema.shape.params.optional(),
    place: nameSchema.optional(),
    file: nameSchema.optional(),
    line: z.number().optional(),
  }),
  /** The message as it came; its beginning in a list. */
  row: z.string().max(longestRow),
});
export type LiveLetter = z.output<typeof liveLetterSchema>;

const idSchema = z.string().min(1).max(500);
/** Who did it, as it is written down beside the letter. */
const bySchema = z.string().min(1).max(200);

/** What is asked of a live run by `POST /live/<method>`; a batch that is sent again takes as long as a batch may. */
export const liveControlContract = {
  methods: {
    /** Open dead letters, newest first; `cursor` from the page before. */
    letters: {
      params: z.object({
        cursor: z.string().max(20_000).nullable(),
        limit: z.int().min(1).max(200).default(50),
      }),
      result: z.object({ letters: z.array(liveLetterSchema).max(200), cursor: z.string().nullable() }),
    },
    letter: { params: z.object({ id: idSchema }), result: liveLetterSchema },
    /** Runs these rows through their flow as one batch; all of one source. A row: as it was mended, null for as it came. */
    send: {
      params: z.object({
        letters: z
          .array(z.object({ id: idSchema, row: z.string().max(longestRow).nullable() }))
          .min(1)
          .max(200),
        by: bySchema,
      }),
      result: z.object({ sent: count }),
      timeoutMs: 120_000,
    },
    /** `confirm`: how many there are, so that nothing is thrown away by mistake. */
    discard: {
      params: z.object({ ids: z.array(idSchema).min(1).max(200), by: bySchema, confirm: count }),
      result: z.object({ discarded: count }),
    },
  },
  events: {},
} as const satisfies ContractDefinition;
export type LiveControlContract = typeof liveControlContract;
