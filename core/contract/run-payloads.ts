import * as z from 'zod';
import { pauseOnSchema, runBreakpointSchema } from '../debug/breakpoint.ts';
import { boundedText } from '../text/bounded-text.ts';
import { runEditsSchema } from './edit-payload.ts';
import { errorDataSchema, nameSchema } from './error-data.ts';

/**
 * Payloads about a run, the same between engine and host and between host and user interface. Whoever receives one bounds its
 * texts and lists again: the engine's process runs other people's code.
 */

const longestMessage = 8 * 1024;
const mostLostFields = 20;

/** A file of the project by its path relative to the root, with POSIX separators. */
export const projectFileSchema = z.object({ path: z.string(), text: z.string() });

/** How much a run's journal keeps: numbers only, samples of its rows, or every row. */
export const journalLevels = ['counters', 'sampled', 'full'] as const;

/** What a run's connectors save to and load from: the store in the project's folder, or the servers that their YAML names. */
export const storageKindSchema = z.enum(['embedded', 'real']);
export type StorageKind = z.output<typeof storageKindSchema>;

export const runOptionsSchema = z.object({
  /** Rows committed before each run of the flow. */
  batchSize: z.int().min(1).max(10_000_000).default(1000),
  /** A jump loop is stopped with `engine.too-many-visits` after this many visits in one batch. KisFlow has no such bound. */
  maxVisitsPerBatch: z.int().min(1).default(10_000),
  /** Pause between visits in milliseconds, to watch a run; 0 is full speed. */
  delayMs: z.number().min(0).max(60_000).default(0),
  /** How much its journal keeps. With `none` not even numbers; with `full` no more than 128 MB of rows, and samples from there on. */
  journal: z.enum(['none', ...journalLevels]).default('sampled'),
  /** The part of the run's time that keeping every row may cost before it falls back to samples; with 1 it never does. */
  journalShare: z.number().min(0).max(1).default(0.05),
  logs: z.boolean().default(true),
  /**
   * What an error of a function does: `stop` ends the run, as in KisFlow; `record` keeps the rows that are to blame and goes on
   * without them. Runs with pinned rows, and of one function alone, always stop. Studio only.
   */
  onError: z.enum(['stop', 'record']).default('stop'),
  /** Studio only, off by default: check `source.must` before a function is called; rows without a field end the run. */
  enforceRequiredFields: z.boolean().default(false),
  /** Studio only, off by default: call a failing function again as `retry_times` and `return_duration` say. */
  enforceRetry: z.boolean().default(false),
  breakpoints: z.array(runBreakpointSchema).default([]),
  pauseOn: pauseOnSchema.prefault({}),
  /** Start paused before the first function. */
  startPaused: z.boolean().default(false),
  /**
   * Rows, each as JSON text, that stand in for what places of the chain would get. The run begins at the first of these
   * places, as one batch: its source is not read. Studio only.
   */
  pinned: z.array(z.object({ node: z.int().min(0), rows: z.array(z.string()) })).default([]),
  /**
   * The one place of the chain that is called, once a batch, with its pinned rows, or with the source's when it is the first.
   * Where its action would have led is told, not gone. Studio only.
   */
  alone: z.int().min(0).optional(),
  /** The last place of the chain that is called: the run ends where it would go on behind it. Studio only. */
  upTo: z.int().min(0).optional(),
  /** The row of the sample rows, from 1, that whoever sends them has left out: kept with the run, for one that goes on from it. */
  withoutRow: z.int().min(1).optional(),
  /** Send every row that a function hands on (`run.output`), for the command line's `--out`. */
  outputs: z.boolean().default(false),
});
export type RunOptions = z.output<typeof runOptionsSchema>;

/** Why a flow went where it went after a visit. `disabled` is a run's reason only: such a flow makes no visit. */
export const nextReasonSchema = z.enum([
  'next',
  'end',
  'jump',
  'reuse',
  'no-rows',
  'abort',
  'error',
  'disabled',
]);
export type NextReason = z.output<typeof nextReasonSchema>;

export const actionSchema = z.object({
  abort: z.boolean(),
  dataReuse: z.boolean(),
  forceEntryNext: z.boolean(),
  /** '' when there is no jump. */
  jumpFunc: z.string(),
});
export type ActionState = z.output<typeof actionSchema>;

/** What can throw rows away that a function committed. */
export const discardingActions = ['ForceEntryNext', 'DataReuse', 'JumpFunc', 'Abort'] as const;
export type DiscardingAction = (typeof discardingActions)[number];

/** Objects that JSON writes as {}, whatever they hold. */
export const unheldObjects = ['Map', 'Set', 'RegExp', 'Error', 'Promise'] as const;
/** What JSON cannot hold, or what a field that had a value was turned into. */
export const lostValues = ['NaN', 'Infinity', 'undefined', 'null', ...unheldObjects] as const;
export type LostValue = (typeof lostValues)[number];

/** What a function did that was probably not meant; bounded, and known when the run has ended. */
export const oddResultsSchema = z.object({
  /** Fields without a value in the rows out, and in how many of those that were looked at; '' for the row itself. */
  lost: z
    .array(z.object({ field: nameSchema, value: z.enum(lostValues), rows: z.int(), of: z.int() }))
    .overwrite((fields) => fields.slice(0, mostLostFields)),
  /** Sums of single batches: rows out with the same values of a field in several batches; '' for one row a batch. */
  perBatch: z.object({ field: nameSchema, values: z.int(), rows: z.int(), batches: z.int() }).optional(),
});
export type OddResults = z.output<typeof oddResultsSchema>;

/** What one place's visits came to. */
export const nodeTotalsSchema = z.object({
  visits: z.int(),
  rowsIn: z.int(),
  rowsOut: z.int(),
  durationMs: z.number(),
  errors: z.int(),
  /** Where the flow went after the last visit, and how often each way was taken. */
  last: nextReasonSchema.optional(),
  reasons: z.partialRecord(nextReasonSchema, z.int()),
  /** Jumps by target place: `{"2": 5}`. */
  jumps: z.record(z.string(), z.int()),
  /** Visits that got no rows because one did not decode (traps 2 and 45): how many, and the first one's batch and reason. */
  undecoded: z.object({ visits: z.int(), batch: z.int(), error: errorDataSchema }).optional(),
  /** Visits in the batch of the last one: a loop shows here. */
  visitsInBatch: z.int().optional(),
  /** Calls of its connector; absent where it has none. */
  connectorCalls: z.int().optional(),
  /** Rows that were committed and that no function read, by the action that threw them away. */
  discarded: z.partialRecord(z.enum(discardingActions), z.int()).optional(),
});
export type NodeTotals = z.output<typeof nodeTotalsSchema>;

/** Rows that it saved without a field of its connector's key, of how many; the fields as a text. */
const unkeyedSchema = z.object({ fields: nameSchema, rows: z.int(), of: z.int() });

/** Totals of one place in the chain since the run began. */
export const nodeCountersSchema = nodeTotalsSchema.extend({
  node: z.int(),
  fname: nameSchema,
  /** Whether the function is being called right now. */
  active: z.boolean(),
  odd: oddResultsSchema.optional(),
  /** Rows that it saved and its connector, which has no key, held before this run. */
  doubled: z.int().optional(),
  unkeyed: unkeyedSchema.optional(),
  /** Rows that failed here and that the run went on without. */
  failedRows: z.int().optional(),
});
export type NodeCounters = z.output<typeof nodeCountersSchema>;

export const progressSchema = z.object({
  runId: z.string(),
  flow: z.string(),
  batches: z.int(),
  rowsRead: z.int(),
  elapsedMs: z.number(),
  nodes: z.array(nodeCountersSchema),
  /** Bytes of the engine process's memory. */
  memoryBytes: z.int(),
});
export type RunProgress = z.output<typeof progressSchema>;

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export const logEntrySchema = z.object({
  /** Milliseconds since the epoch. */
  time: z.number(),
  level: z.enum(logLevels),
  message: z.string().overwrite((text) => boundedText(text, longestMessage)),
  /** The same as data, where it is the engine that says it: for words in the person's language. */
  error: errorDataSchema.optional(),
  node: z.int().optional(),
  fname: nameSchema.optional(),
  batch: z.int().optional(),
  file: nameSchema.optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  /** Written by a breakpoint: at which visit, and which of its hits that was, from 1. */
  visit: z.int().optional(),
  hit: z.int().optional(),
});
export type LogEntry = z.output<typeof logEntrySchema>;
/**
 * Rows that one visit handed on, as JSON Lines, '' for none; many come in parts, one behind the other. Batches and visits are
 * counted from 1, visits over the whole run. Only with the option `outputs`.
 */
export const outputSchema = z.object({
  runId: z.string(),
  node: z.int(),
  batch: z.int(),
  visit: z.int(),
  lines: z.string(),
});
export type RunOutput = z.output<typeof outputSchema>;

/** How a run ended. `stopped`: by the person; `crashed`: the engine process died. */
export const runStatusSchema = z.enum(['ok', 'error', 'stopped', 'crashed']);
/** Of the last batch: why the flow stopped. */
export const stoppedBecauseSchema = z.enum([
  'end',
  'no-data',
  'abort',
  'error',
  'disabled',
  'stopped',
  'crashed',
]);
/** The rows that a run went on without: how many, and how many of them are kept. */
export const errorLaneSchema = z.object({ rows: z.int().min(0), kept: z.int().min(0) });

const endingSchema = z.object({
  status: runStatusSchema,
  stoppedBecause: stoppedBecauseSchema,
  error: errorDataSchema.optional(),
  /** The place in the chain that failed or stopped, if any. */
  node: z.int().optional(),
  /** The row that the function was at when it threw, among all that went in there, from 0; absent where that is not known. */
  row: z.int().optional(),
  /** Numbers in the rows that a run can't hold: `process.numbers-rounded`, with their count and the first one. */
  rounded: errorDataSchema.optional(),
  /** Rows left in the flow's buffer: KisFlow would feed them to the next run (traps 3 and 4). */
  leftInBuffer: z.int(),
  /** The rows that it went on without; absent where none failed. */
  errorLane: errorLaneSchema.optional(),
  /** What a person changed while it was paused; with any it is no faithful run. */
  edits: runEditsSchema.optional(),
});
/** The end alone, with what was found in the rows of single places. */
export const finishedEndSchema = endingSchema.extend({
  elapsedMs: z.number(),
  memoryBytes: z.int(),
  found: z.array(
    z.object({
      node: z.int(),
      odd: oddResultsSchema.optional(),
      doubled: z.int().optional(),
      unkeyed: unkeyedSchema.optional(),
    }),
  ),
});
export type RunEnding = z.output<typeof finishedEndSchema>;
export const finishedSchema = endingSchema.extend({ runId: z.string(), progress: progressSchema });
export type RunFinished = z.output<typeof finishedSchema>;

export const rowSideSchema = z.enum(['in', 'out']);
export const runControlSchema = z.object({
  runId: z.string(),
  action: z.enum(['stop', 'pause', 'resume', 'step']),
});
