import * as z from 'zod';
import { pausedSchema } from './debug-payloads.ts';
import { runEditsSchema } from './edit-payload.ts';
import {
  bufferSchema,
  count,
  journalLevelSchema,
  journalVisitSchema,
  levelDataSchema,
  mostPlaces,
  startedSchema,
  visitBeganSchema,
} from './journal.ts';
import {
  actionSchema,
  errorLaneSchema,
  finishedEndSchema,
  nodeTotalsSchema,
  stoppedBecauseSchema,
} from './run-payloads.ts';

const valuesSchema = z.record(z.string(), z.string());

/** What a run looks like at one event of its journal. A plain value: it is stored and sent as JSON. */
export const journalStateSchema = z.object({
  /** What it began with; null until that is known. */
  started: startedSchema.nullable(),
  phase: z.enum(['starting', 'running', 'paused', 'ended']),
  /** The batch under way, or the last one; 0 before the first. */
  batch: count,
  /** Batches that have ended. */
  batches: count,
  rowsRead: count,
  /** Number of the last visit that began. */
  visit: count,
  /** Visits that are in no event of their own. */
  untold: count,
  /** By place: totals, the batch of its last visit, and rows that a jump left behind, which a later visit may still read. */
  tally: z.object({
    nodes: z.array(nodeTotalsSchema).max(mostPlaces),
    lastBatch: z.array(count),
    leftBehind: z.array(count),
  }),
  /** Level data by level: 0 is the source, behind each place what it handed on last in this batch. Null where nothing was set. */
  levels: z.array(levelDataSchema.nullable()).max(mostPlaces + 1),
  buffer: bufferSchema,
  /** The action that the next visit inherits (trap 9). */
  action: actionSchema.nullable(),
  metadata: z.object({ flow: valuesSchema, places: z.record(z.string(), valuesSchema) }),
  cache: valuesSchema,
  /** The visit under way. */
  active: visitBeganSchema.nullable(),
  /** The last visit that ended. */
  last: journalVisitSchema.nullable(),
  /** Why the last batch that ended did. */
  stoppedBecause: stoppedBecauseSchema.nullable(),
  /** Where it waits, why, and what there was to see. */
  paused: pausedSchema.nullable(),
  level: journalLevelSchema,
  /** Each time that less was kept from there on. */
  falls: z.array(z.object({ level: journalLevelSchema, batch: count, because: z.enum(['bytes', 'cost']) })),
  /** Rows that the run went on without: by place, and the tries that it took to find them. */
  errorLane: errorLaneSchema
    .extend({ tries: count, places: z.record(z.string(), count) })
    .default({ rows: 0, kept: 0, tries: 0, places: {} }),
  /** What a person changed: the run is not what its flow alone would do. */
  edits: runEditsSchema,
  logs: count,
  logsDropped: count,
  elapsedMs: z.number(),
  memoryBytes: count,
  ended: finishedEndSchema.extend({ kind: z.literal('finished') }).nullable(),
});
export type JournalState = z.output<typeof journalStateSchema>;
