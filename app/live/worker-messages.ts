import * as z from 'zod';

/** What a worker answers when it is asked how it is. */
export const workerStateSchema = z.object({
  id: z.int(),
  ready: z.boolean(),
  sources: z.record(z.string(), z.string().nullable()),
  /** As prom-client gives them. */
  metrics: z.array(z.looseObject({ name: z.string() })),
});
export type WorkerState = z.output<typeof workerStateSchema>;

/** What a worker tells: that its sources are open, or how it is. */
export const fromWorkerSchema = z.union([z.object({ begun: z.literal(true) }), workerStateSchema]);
export type FromWorker = z.output<typeof fromWorkerSchema>;

/** What a worker is told. */
export const toWorkerSchema = z.union([
  z.object({ ask: z.int() }),
  z.object({ reload: z.literal(true) }),
  z.object({ stop: z.literal(true) }),
]);
export type ToWorker = z.output<typeof toWorkerSchema>;
