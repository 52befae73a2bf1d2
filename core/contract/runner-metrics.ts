import * as z from 'zod';
import { nameSchema } from './error-data.ts';

/** Counters are floating-point numbers in Prometheus' format. */
const count = z.number().min(0);

/** What KisFlow's metrics say of one function, wherever it is used: they name neither flows nor places. */
const functionSchema = z.object({
  fname: nameSchema,
  mode: nameSchema,
  /** Calls that began. */
  calls: count,
  /** Calls that came to their end without an error, and the milliseconds of all of them. */
  timed: count,
  durationMs: count,
});

const flowSchema = z.object({
  flow: nameSchema,
  runs: count,
  /** Rows that were committed before its runs. */
  rows: count,
  timed: count,
  durationMs: count,
});

/** What a runner of KisFlow told at one moment. */
export const runnerMetricsSchema = z.object({
  /** Milliseconds, by the clock of the host, which never jumps back. */
  at: z.number(),
  /** When its process started, in milliseconds since the epoch; null where it does not say. */
  startedAt: z.number().nullable(),
  functions: z.array(functionSchema).max(100_000),
  flows: z.array(flowSchema).max(100_000),
});
export type RunnerMetrics = z.output<typeof runnerMetricsSchema>;
export type RunnerFunction = RunnerMetrics['functions'][number];
export type RunnerFlow = RunnerMetrics['flows'][number];
