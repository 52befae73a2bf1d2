import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { debugMethods } from '../debug-payloads.ts';
import { failedRowSchema } from '../journal.ts';
import { comparisonSchema } from '../run-comparison.ts';
import {
  finishedSchema,
  journalLevels,
  rowSideSchema,
  runControlSchema,
  runOptionsSchema,
  storageKindSchema,
} from '../run-payloads.ts';

const nothing = z.null();
const projectId = z.string();

/** One run of a project's list. */
export const runSummarySchema = z.object({
  runId: z.string(),
  flow: z.string(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  batchSize: z.int(),
  source: z.string(),
  /** `cut-off`: its host or engine was killed, and its journal ends early. */
  state: z.enum(['running', 'ended', 'cut-off']),
  /** How it ended, with its counters; of a run that goes on or was cut off the counters of the last event. */
  finished: finishedSchema,
  /** The one place of the chain that was run. */
  alone: z.int().nullable(),
  /** It went on from a visit of an earlier run: when that began, in milliseconds since the epoch. */
  continues: z.object({ at: z.number(), visit: z.int() }).optional(),
  /** It used the servers of its connectors, not the embedded store. */
  storage: z.literal('real').optional(),
  level: z.enum(journalLevels),
  /** Bytes of its journal; 0 when only its counters are left. */
  bytes: z.int(),
});
export type RunSummary = z.output<typeof runSummarySchema>;

const ofRun = { projectId, runId: z.string() };
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(10_000).default(200) };

/** Which rows of a side of a place are wanted, and in which order. */
export const rowsFilterSchema = z.object({
  /** Rows whose JSON contains this text, case-insensitively. */
  find: z.string().default(''),
  /**
   * Rows of which this expression is true: see ADR 16; `row` is the row. Of one that comes to something else, all rows for which it
   * has a value, with it.
   */
  where: z.string().default(''),
  /** A field by its path, `customer.city`; rows without it come last. */
  sort: z.object({ field: z.string(), descending: z.boolean() }).nullable().default(null),
  batch: z.int().min(1).nullable().default(null),
  /** Only visits from this one on, and up to that one. */
  fromVisit: z.int().min(1).nullable().default(null),
  toVisit: z.int().min(1).nullable().default(null),
});
export type RowsFilter = z.output<typeof rowsFilterSchema>;

/** One row of a journal as JSON text. Numbers are from 1. */
export const journalRowSchema = z.object({
  /** Among all rows that passed here in this run. */
  index: z.int(),
  batch: z.int(),
  visit: z.int(),
  /** Among the rows of its visit. */
  row: z.int(),
  json: z.string(),
  /** Bytes of the whole row's JSON when `json` was cut. */
  cutFromBytes: z.int().optional(),
  /** Its visit failed, or the run was over before it ended. */
  failed: z.boolean().optional(),
  /** The function was at this row when it threw. */
  threw: z.boolean().optional(),
  /** What the expression that was asked by comes to for it, where that is no truth. */
  value: z.string().optional(),
});
export type JournalRow = z.output<typeof journalRowSchema>;

export const journalRowsSchema = z.object({
  rows: z.array(journalRowSchema),
  /** Kept rows that match. */
  matching: z.int(),
  /** Rows kept of this side. */
  kept: z.int(),
  /** Rows that passed here in all. */
  total: z.int(),
  /** Visits that were asked of, with rows of which none is kept. */
  visitsNotKept: z.int().optional(),
  /** With the first page of a search: the visits with a row that matches, in order. */
  visits: z.array(z.int()).optional(),
  /** Of one by an expression: rows that it has no value for. */
  withoutValue: z.int().optional(),
});
export type JournalRows = z.output<typeof journalRowsSchema>;

/**
 * A visit as it stands on a timeline: its number, batch, place, rows in and out, when it began and how long it took in milliseconds,
 * what is to be said of it (core/run/journal/visit-mark.ts), the place that came next, -1 for none, and the visit that handed on what
 * it read, 0 for the source's rows.
 */
const visitMarkSchema = z.tuple([
  z.int(),
  z.int(),
  z.int(),
  z.int(),
  z.int(),
  z.number(),
  z.number(),
  z.int(),
  z.int(),
  z.int(),
]);
export type VisitMark = z.output<typeof visitMarkSchema>;

/** A row that a run went on without, with the place that failed; null where it could not be read. */
export const laneEntrySchema = failedRowSchema
  .omit({ kind: true, node: true })
  .extend({ place: z.object({ id: z.string(), fname: z.string() }).nullable() });

/** Rows for a run: a file of the project (JSONL, JSON array or CSV; streamed), or lines of JSON. */
export const rowSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('lines'), name: z.string(), lines: z.string() }),
]);

/** Runs, and the history of them. */
export const runsContract = {
  methods: {
    'run.start': {
      params: z.object({
        projectId,
        /** The caller's id for the run: it can be stopped by it before this call has answered. Else the host gives it one. */
        runId: z.uuid().optional(),
        flow: z.string(),
        source: rowSourceSchema,
        /** Unsaved edits: laid over the files on disk; null text is a deleted file. */
        overlay: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
        options: runOptionsSchema.partial(),
        /** What the flow's connectors save to and load from. */
        storage: storageKindSchema.default('embedded'),
        /**
         * Begins at a visit of an earlier run, with what its journal holds of that moment, and goes on behind the rows that it had
         * read by then. Size of a batch, which part is run and what an error does are as they were there.
         */
        continues: z.object({ runId: z.string(), visit: z.int().min(1) }).optional(),
      }),
      result: z.object({ runId: z.string() }),
      timeoutMs: 60_000,
    },
    'run.control': { params: runControlSchema, result: nothing },
    ...debugMethods,
    /** The runs of a project, newest first, and what was dropped of older ones for want of room. */
    'runs.list': {
      params: z.object({ projectId }),
      result: z.object({
        runs: z.array(runSummarySchema),
        dropped: z.object({ runs: z.int(), bytes: z.int() }),
      }),
    },
    'runs.clear': { params: z.object({ projectId }), result: nothing },
    /** Events from this one (from 1) on. Whoever lost its connection asks for those behind the last one it heard. */
    'runs.events': {
      params: z.object({ ...ofRun, from: z.int().min(1), limit: z.int().min(1).max(50_000).default(5000) }),
      result: z.object({
        /** Their lines: see core/run/journal/journal-parts.ts. */
        lines: z.string(),
        /** All there are by now. */
        total: z.int(),
        /** More may come. */
        isLive: z.boolean(),
        /** Bytes at its end that are no event: it was cut off there. */
        tornBytes: z.int(),
      }),
    },
    /** What the run looked like after a visit, or at its end. `event`: the number of the last event in it. */
    'runs.stateAt': {
      params: z.object({ ...ofRun, visit: z.int().min(0).nullable() }),
      result: z.object({
        event: z.int(),
        /** JSON: see core/run/journal/read-state.ts. */
        state: z.string(),
      }),
    },
    /** The visits of a run that are told by themselves, from this one on, in order. */
    'runs.visits': {
      params: z.object({ ...ofRun, from: z.int().min(1), limit: z.int().min(1).max(50_000).default(20_000) }),
      result: z.object({ visits: z.array(visitMarkSchema), total: z.int() }),
    },
    /** One visit that has ended, as its line: see core/run/journal/journal-parts.ts; '' where there is none. */
    'runs.visit': {
      params: z.object({ ...ofRun, visit: z.int().min(1) }),
      result: z.object({
        line: z.string(),
        /** The row, from 1, that each row that it committed was made of, 0 where that is not known; absent where nothing is. */
        madeOf: z.array(z.int().min(0)).optional(),
      }),
    },
    /** Rows that went into one visit, that it handed on, or that it committed and did not hand on. */
    'runs.visitRows': {
      params: z.object({
        ...ofRun,
        visit: z.int().min(1),
        side: z.enum(['in', 'out', 'committed']),
        ...page,
      }),
      result: journalRowsSchema,
    },
    /** Rows of one side of a place (`FName#n`) over all visits. A query with an id can be cancelled and tells how far it is. */
    'runs.placeRows': {
      params: z.object({
        ...ofRun,
        place: z.string(),
        side: rowSideSchema,
        ...page,
        filter: rowsFilterSchema.default(rowsFilterSchema.parse({})),
        queryId: z.string().optional(),
      }),
      result: journalRowsSchema,
      timeoutMs: 0,
    },
    /** The rows that a run went on without, in the order in which they failed. */
    'runs.failedRows': {
      params: z.object({ ...ofRun, ...page }),
      result: z.object({ rows: z.array(laneEntrySchema) }),
    },
    /** Where two runs part; what an earlier one of the same flow did is what the later one is held to. */
    'runs.compare': {
      params: z.object({ projectId, earlier: z.string(), later: z.string() }),
      result: comparisonSchema,
      timeoutMs: 0,
    },
    /** What a run from this visit on would begin with. */
    'runs.continuation': {
      params: z.object({ ...ofRun, visit: z.int().min(1) }),
      /** JSON: see `continuationSchema`. */
      result: z.object({ continuation: z.string() }),
    },
    'runs.cancelQuery': { params: z.object({ queryId: z.string() }), result: nothing },
  },
  events: {
    /** What happened in a run. `from`: the number of the first of these events in its journal. */
    'run.events': z.object({ runId: z.string(), from: z.int(), lines: z.string() }),
    'runs.searched': z.object({ queryId: z.string(), rows: z.int(), of: z.int() }),
  },
} as const satisfies ContractDefinition;
