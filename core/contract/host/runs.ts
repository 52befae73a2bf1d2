import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { debugMethods, pausedSchema } from '../debug-payloads.ts';
import {
  finishedSchema,
  logsSchema,
  progressSchema,
  rowsPageSchema,
  rowsQuerySchema,
  runControlSchema,
  runOptionsSchema,
  runStatusSchema,
} from '../run-payloads.ts';

const nothing = z.null();
const projectId = z.string();

export const historyEntrySchema = z.object({
  runId: z.string(),
  flow: z.string(),
  startedAt: z.number(),
  status: runStatusSchema,
  finished: finishedSchema,
  batchSize: z.int(),
  source: z.string(),
});

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
      }),
      result: z.object({ runId: z.string() }),
      timeoutMs: 60_000,
    },
    'run.control': { params: runControlSchema, result: nothing },
    ...debugMethods,
    'run.rows': { params: rowsQuerySchema, result: rowsPageSchema },
    'history.list': { params: z.object({ projectId }), result: z.array(historyEntrySchema) },
    'history.clear': { params: z.object({ projectId }), result: nothing },
  },
  events: {
    'run.progress': progressSchema,
    'run.logs': logsSchema,
    'run.paused': pausedSchema,
    'run.finished': finishedSchema,
  },
} as const satisfies ContractDefinition;
