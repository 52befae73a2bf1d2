import * as z from 'zod';
import { errorDataSchema } from '../../core/contract/error-data.ts';
import { liveFlowSchema } from '../../core/contract/live-control.ts';

/** What a worker answers when it is asked how it is. */
export const workerStateSchema = z.object({
  id: z.int(),
  ready: z.boolean(),
  sources: z.record(z.string(), z.string().nullable()),
  /** As prom-client gives them. */
  metrics: z.array(z.looseObject({ name: z.string() })),
});
export type WorkerState = z.output<typeof workerStateSchema>;

/** What each source's flow does. */
const workerFlowsSchema = z.object({
  id: z.int(),
  project: z.string(),
  flows: z.array(liveFlowSchema),
});
export type WorkerFlows = Omit<z.output<typeof workerFlowsSchema>, 'id'>;

/** What became of rows that were sent again: null when they came to the end of their flow. */
const workerSentSchema = z.object({ id: z.int(), sent: errorDataSchema.nullable() });

/** What a worker answers, by the number of the question. */
export const workerAnswerSchema = z.union([workerStateSchema, workerFlowsSchema, workerSentSchema]);
export type WorkerAnswer = z.output<typeof workerAnswerSchema>;

/** What a worker tells: that its sources are open, or an answer. */
export const fromWorkerSchema = z.union([z.object({ begun: z.literal(true) }), workerAnswerSchema]);
export type FromWorker = z.output<typeof fromWorkerSchema>;

/** What a worker is told. */
export const toWorkerSchema = z.union([
  z.object({ ask: z.int() }),
  z.object({ askFlows: z.int() }),
  z.object({
    send: z.int(),
    source: z.string(),
    rows: z.array(
      z.object({ text: z.string(), part: z.string(), at: z.string(), id: z.string().optional() }),
    ),
  }),
  z.object({ reload: z.literal(true) }),
  z.object({ stop: z.literal(true) }),
]);
export type ToWorker = z.output<typeof toWorkerSchema>;
