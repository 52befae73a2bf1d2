import * as z from 'zod';
import { boundedText } from '../text/bounded-text.ts';
import { continuedSchema } from './continued.ts';
import { pausedSchema } from './debug-payloads.ts';
import { runEditSchema } from './edit-payload.ts';
import { errorDataSchema, nameSchema } from './error-data.ts';
import {
  actionSchema,
  finishedEndSchema,
  journalLevels,
  logEntrySchema,
  nextReasonSchema,
  nodeTotalsSchema,
  stoppedBecauseSchema,
} from './run-payloads.ts';

/**
 * The events of a run's journal. Batches, visits and rows are counted from 1; a visit's number counts over the whole run. A place
 * is written as its index in the chain of `started`, which holds its name. Times are milliseconds since the run began. Rows
 * are named by blocks: see `blockHeaderSchema`.
 */

/** What is written. Blocks of version 1 are all JSON Lines; none of version 2 has lines as they were read; none of 3 `made-of`. */
export const journalVersion = 4;

export const count = z.int().min(0);
const longestValue = 16 * 1024;
export const mostPlaces = 10_000;

export const journalLevelSchema = z.enum(journalLevels);
export type JournalLevel = z.output<typeof journalLevelSchema>;

/** What lies at one level of the flow's data: at 0 the source's rows, behind each place what it handed on last. */
export const levelDataSchema = z.object({
  /** The visit that set it; 0 for the source, or for a pinned input. */
  visit: count,
  rows: count,
  /** 0 when none of its rows are kept. */
  block: count,
});
export type LevelData = z.output<typeof levelDataSchema>;

const mostBlocks = 100_000;
/** Rows that wait in the flow's buffer, and the blocks that hold them where they are kept. */
export const bufferSchema = z.object({ rows: count, blocks: z.array(count).max(mostBlocks) });

/** A place of the chain as it stood when the run began. */
export const journalPlaceSchema = z.object({
  /** `FName#n`. */
  id: nameSchema,
  fname: nameSchema,
  mode: nameSchema,
  connector: nameSchema.nullable(),
  /** Of its config and code: the same when the place would do the same. */
  hash: nameSchema,
});
export type JournalPlace = z.output<typeof journalPlaceSchema>;

export const startedSchema = z.object({
  kind: z.literal('started'),
  version: z.int().min(1).max(journalVersion),
  runId: nameSchema,
  flow: nameSchema,
  /** Milliseconds since the epoch. */
  at: z.number(),
  chain: z.array(journalPlaceSchema).max(mostPlaces),
  batchSize: count,
  /** What the rows came from: a file's path, or a name. */
  source: nameSchema,
  level: journalLevelSchema,
  /** The index of the one place that was run. */
  alone: count.optional(),
  upTo: count.optional(),
  /** Failing rows are kept, and the run goes on without them. */
  records: z.literal(true).optional(),
  /** Indexes of places whose rows were pinned. */
  pinned: z.array(count).optional(),
  /** The row of its source, from 1, that was left out. */
  withoutRow: count.optional(),
  /** It begins at a visit of an earlier run. */
  continues: continuedSchema.optional(),
  /** Its connectors used the servers that they name, not the embedded store. */
  storage: z.literal('real').optional(),
});

/** A visit that is about to begin; only of those that had to be told at once. */
export const visitBeganSchema = z.object({
  kind: z.literal('visit-began'),
  visit: count,
  batch: count,
  /** From 0 within the batch. */
  sequence: count,
  node: count,
  rowsIn: count,
  /** The visit that handed on what it reads; 0 for the batch's source rows. */
  inputVisit: count,
  /** Block of its rows in, or of the first of them; 0 when none is kept. */
  blockIn: count,
  startMs: z.number(),
});

/** One call of one function, when it has ended. Written as a list of numbers: see `core/run/journal/visit-line.ts`. */
export const journalVisitSchema = z.object({
  kind: z.literal('visit'),
  visit: count,
  batch: count,
  sequence: count,
  node: count,
  rowsIn: count,
  /** Rows that the function committed. */
  rowsCommitted: count,
  /** Rows handed on, after the action was dealt with. */
  rowsOut: count,
  startMs: z.number(),
  durationMs: z.number(),
  action: actionSchema,
  next: nextReasonSchema,
  /** The place that came next; -1 for none. */
  nextNode: z.int().min(-1),
  inputVisit: count,
  /** Rows of this place's level data from now on; -1 when the visit did not set it. */
  dataRows: z.int().min(-1),
  /** Rows that wait in the flow's buffer from now on. */
  buffered: count,
  connectorCalls: count,
  /** Block of the rows in, of the level data, and of what was committed and not handed on; 0 when not kept. */
  blockIn: count,
  blockOut: count,
  blockCommitted: count,
  /** The row, from 1 among its rows in, that the function was at when it threw; 0 when that is not known. */
  threwAt: count,
  error: errorDataSchema.optional(),
  decodeError: errorDataSchema.optional(),
});
export type JournalVisit = z.output<typeof journalVisitSchema>;

/** Totals up to a visit: what visits before it, which are not told one by one, came to. */
export const countedSchema = z.object({
  kind: z.literal('counted'),
  /** The last visit that is in these totals. */
  visit: count,
  batch: count,
  /** Visits so far that are in no event of their own. */
  untold: count,
  rowsRead: count,
  /** Batches that have ended, and why the last one did. */
  batches: count,
  because: stoppedBecauseSchema,
  nodes: z.array(nodeTotalsSchema).max(mostPlaces),
  /** By place: the batch of its last visit, and rows that a jump left behind there. */
  lastBatch: z.array(count).max(mostPlaces),
  leftBehind: z.array(count).max(mostPlaces),
  levels: z.array(levelDataSchema.nullable()).max(mostPlaces),
  buffered: count,
});

/** A row that the run went on without, as it was read. */
export const failedRowSchema = z.object({
  kind: z.literal('row-failed'),
  /** The batch that it was read for; its number in it (0 for one that could not be read), and among all that were read. */
  batch: count,
  index: count,
  row: count,
  /** The place that failed; null for a row that could not be read. */
  node: count.nullable(),
  /** Rows that were given up together with it, itself included: 1 where it fails on its own. */
  together: count,
  error: errorDataSchema,
  json: z.string(),
});
export type FailedRow = z.output<typeof failedRowSchema>;

/** Numbers that tell what the rows of a visit were made of; of more, nothing is told. */
export const mostMadeOf = 20_000;

/** JSON text, cut when it is long. */
const valueSchema = z.string().overwrite((text) => boundedText(text, longestValue));

export const journalEventSchema = z.discriminatedUnion('kind', [
  startedSchema,
  z.object({
    kind: z.literal('batch-began'),
    batch: count,
    /** Rows of the source, and what earlier batches left in the buffer. */
    rows: count,
    /** Block of these rows; 0 when none is kept. */
    block: count,
    /** Rows read of the source so far. */
    rowsRead: count,
    /** Of a batch that begins inside, at a visit of an earlier run: what lies at each level, and what waits in the buffer. */
    levels: z
      .array(levelDataSchema.nullable())
      .max(mostPlaces + 1)
      .optional(),
    buffer: bufferSchema.optional(),
  }),
  z.object({
    kind: z.literal('batch-ended'),
    batch: count,
    because: stoppedBecauseSchema,
    buffered: count,
  }),
  visitBeganSchema,
  journalVisitSchema,
  countedSchema,
  /** Which of its rows in each row that a visit committed was made of: see `core/run/journal/made-of.ts`. */
  z.object({ kind: z.literal('made-of'), visit: count, pairs: z.array(count).max(mostMadeOf) }),
  /** Values of metadata and cache that a visit set; null for a place means the flow's own. */
  z.object({
    kind: z.literal('values'),
    visit: count,
    node: count.nullable(),
    of: z.enum(['metadata', 'cache']),
    values: z.record(z.string(), valueSchema),
  }),
  z.object({
    kind: z.literal('connector'),
    visit: count,
    connector: nameSchema,
    mode: nameSchema,
    durationMs: z.number(),
    error: nameSchema.optional(),
  }),
  failedRowSchema,
  /** An error did not end the run: buffer and action were cleared, which KisFlow would keep (traps 3 and 9). */
  z.object({
    kind: z.literal('went-on'),
    batch: count,
    node: count.nullable(),
    /** Rows given up, and those of them that are told. */
    rows: count,
    kept: count,
    /** Calls of the flow with parts of the batch that it took to find them. */
    tries: count,
    /** The batch comes again without them: its visits so far count no more. */
    again: z.boolean(),
  }),
  z.object({ kind: z.literal('log'), entry: logEntrySchema }),
  z.object({ kind: z.literal('logs-dropped'), count }),
  z.object({ kind: z.literal('paused'), at: pausedSchema }),
  z.object({ kind: z.literal('resumed') }),
  /** What is kept from this batch on, and why it is less than was asked for. */
  z.object({
    kind: z.literal('level'),
    level: journalLevelSchema,
    batch: count,
    because: z.enum(['bytes', 'cost']),
  }),
  /** A person changed what the run goes on with. */
  z.object({ kind: z.literal('edited'), edit: runEditSchema }),
  /** Time and memory, now and then. */
  z.object({ kind: z.literal('clock'), elapsedMs: z.number(), memoryBytes: count }),
  finishedEndSchema.extend({ kind: z.literal('finished') }),
]);
export type JournalEvent = z.output<typeof journalEventSchema>;
export type JournalEventOf<Kind extends JournalEvent['kind']> = Extract<JournalEvent, { kind: Kind }>;

/**
 * Rows that are kept, stored once however often they are handed on. Its text is JSON Lines, a row a line; with `array` it is one JSON
 * array of objects that hold no others; with `source` it is the lines that rows of the source were read from, as they came.
 * `at`: which rows of the side these are, from 1; absent when they are the first ones, in order.
 */
export const blockHeaderSchema = z.object({
  block: z.int().min(1),
  /** Rows of the side it was made of. */
  rows: count,
  /** Characters of its text. */
  length: count,
  /** How many of the rows are in it. */
  kept: count,
  array: z.literal(true).optional(),
  source: z.literal(true).optional(),
  at: z.array(z.int().min(1)).optional(),
  /** Of a row of a fair sample: the place in the sample that it takes, and whose row it takes it from. */
  slots: z.array(count).optional(),
  /** Bytes of the whole row, for rows that were cut, by their line (from 1). */
  cut: z.record(z.string(), count).optional(),
});
export type BlockHeader = z.output<typeof blockHeaderSchema>;
