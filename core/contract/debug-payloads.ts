import * as z from 'zod';
import { pauseOnSchema, runBreakpointSchema } from '../debug/breakpoint.ts';
import { boundedParams, boundedText } from '../text/bounded-text.ts';
import { runEditsSchema } from './edit-payload.ts';
import { errorDataSchema, nameSchema } from './error-data.ts';
import { actionSchema, nextReasonSchema, rowSideSchema } from './run-payloads.ts';

/** Payloads about a paused run, the same between engine and host and between host and user interface. */

const mostEntries = 500;
const longestValue = 4096;
const valueSchema = z.string().overwrite((text) => boundedText(text, longestValue));

/** Values by key; of metadata and cache as JSON text. */
const entriesSchema = z
  .array(z.object({ key: nameSchema, value: valueSchema }))
  .overwrite((entries) => entries.slice(0, mostEntries));

/** Why a run waits, in data. Rows are counted from 0 in the visit. */
export const pauseReasonSchema = z.discriminatedUnion('kind', [
  /** The person paused it, or started it so. */
  z.object({ kind: z.literal('asked') }),
  /** They went a step, to the next batch, to a place, or to a visit. */
  z.object({ kind: z.enum(['step', 'batch', 'here', 'visit']) }),
  z.object({
    kind: z.literal('breakpoint'),
    when: valueSchema,
    /** Number of the hit, from 1. */
    hit: z.int(),
    /** The row that made the condition true; absent where the condition speaks of none. */
    row: z.int().optional(),
  }),
  /** A condition or a log has no value: see core/expr/messages.ts for the words. `hits` can't be read. */
  z.object({
    kind: z.literal('failed'),
    field: z.enum(['when', 'hits', 'log']),
    text: valueSchema,
    code: nameSchema,
    params: z.record(z.string(), z.union([z.string(), z.number()])).overwrite(boundedParams),
    start: z.int(),
    end: z.int(),
    row: z.int().optional(),
  }),
  z.object({ kind: z.literal('error'), error: errorDataSchema }),
  z.object({ kind: z.literal('stop'), next: nextReasonSchema }),
  /** ForceEntryNext threw rows away (trap 1). */
  z.object({ kind: z.literal('thrown-away'), rows: z.int() }),
]);
export type PauseReason = z.output<typeof pauseReasonSchema>;

/** Where a run waits, why, and what there is to see. */
export const pausedSchema = z.object({
  runId: z.string(),
  /** From 0. */
  batch: z.int(),
  node: z.int(),
  /** Number of the visit in the run, from 1. */
  visit: z.int(),
  side: z.enum(['before', 'after']),
  reason: pauseReasonSchema,
  rowsIn: z.int(),
  /** After a visit: what the function committed, and what was handed on. */
  rowsCommitted: z.int().optional(),
  rowsOut: z.int().optional(),
  params: entriesSchema,
  metadata: entriesSchema,
  cache: entriesSchema,
  connector: nameSchema.nullable(),
  /** Before a visit: what is left over of an earlier one (trap 9). After it: what the function asked for. */
  action: actionSchema,
  /** After a visit: why the flow goes where it goes, and the place that comes next. */
  next: nextReasonSchema.optional(),
  nextNode: z.int().optional(),
  /** All that was changed in this run. */
  edits: runEditsSchema,
});
export type RunPaused = z.output<typeof pausedSchema>;

/** How a paused run goes on. */
export const goOnSchema = z.discriminatedUnion('to', [
  /** To the first visit of the next batch. */
  z.object({ to: z.literal('batch') }),
  /** To the next visit of a place. */
  z.object({ to: z.literal('here'), node: z.int().min(0) }),
  /** To a visit by its number in the run, from 1. */
  z.object({ to: z.literal('visit'), visit: z.int().min(1) }),
  /** To the end, whatever breakpoints say. */
  z.object({ to: z.literal('end') }),
  /** One step, without calling the function: its rows go on as they are. */
  z.object({ to: z.literal('skip') }),
]);
export type GoOn = z.output<typeof goOnSchema>;

/** A change of what a paused run goes on with. */
export const editSchema = z.discriminatedUnion('kind', [
  /** A row of what goes in, from 0, as JSON text. */
  z.object({ kind: z.literal('row'), row: z.int().min(0), json: z.string() }),
  z.object({ kind: z.literal('param'), key: z.string(), value: z.string() }),
  z.object({ kind: z.literal('metadata'), key: z.string(), json: z.string() }),
  /** Takes back what was changed in this pause. */
  z.object({ kind: z.literal('undo'), id: z.int() }),
]);
export type DebugEdit = z.output<typeof editSchema>;

export const pausedRowsQuerySchema = z.object({
  runId: z.string(),
  /** `out`: what the function committed. */
  side: rowSideSchema,
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(10_000).default(200),
});

export const pausedRowsSchema = z.object({
  /** From `offset` on; cut when they are long. */
  rows: z.array(z.object({ json: z.string(), cutFromBytes: z.int().optional() })),
  total: z.int(),
});
export type PausedRows = z.output<typeof pausedRowsSchema>;

const nothing = z.null();
const runId = z.string();

/** Calls about a run that goes on or waits; the host hands them to its engine as they are. */
export const debugMethods = {
  /** Breakpoints and pauses of a run that goes on; those that stay keep their count of hits. */
  'debug.breakpoints': {
    params: z.object({ runId, breakpoints: z.array(runBreakpointSchema), pauseOn: pauseOnSchema }),
    result: nothing,
  },
  'debug.goOn': { params: z.object({ runId, how: goOnSchema }), result: nothing },
  /** Rejects with `process.not-paused`, `process.edit-not-json` or `process.edit-too-late`. */
  'debug.edit': { params: z.object({ runId, edit: editSchema }), result: pausedSchema },
  /** The rows of the visit that a run waits at, as they are now. */
  'debug.rows': { params: pausedRowsQuerySchema, result: pausedRowsSchema },
} as const;
