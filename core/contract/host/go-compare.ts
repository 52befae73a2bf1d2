import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { errorDataSchema } from '../error-data.ts';
import { rowSourceSchema } from './runs.ts';

const place = z.object({ node: z.string(), batch: z.int() }).nullable();

/** Where the Studio's run and a program part. Visits, batches and rows are counted from 1, `node` is `FName#n`. */
const differenceSchema = z.discriminatedUnion('kind', [
  /** Another function was called, or none: null. */
  z.object({ kind: z.literal('visit'), visit: z.int(), studio: place, program: place }),
  /** A visit handed on another row: JSON texts, null where there is none. */
  z.object({
    kind: z.literal('row'),
    visit: z.int(),
    node: z.string(),
    batch: z.int(),
    row: z.int(),
    /** Paths of the fields that differ; none where the row as a whole does. */
    fields: z.array(z.string()),
    studio: z.string().nullable(),
    program: z.string().nullable(),
  }),
]);
export type ProgramDifference = z.output<typeof differenceSchema>;

const comparisonSchema = z.object({
  /** The Studio's run, as it stands in the history. */
  runId: z.string(),
  /** Visits and rows that are the same. */
  visits: z.int(),
  rows: z.int(),
  difference: differenceSchema.nullable(),
  /** What ended the Studio's run before its end. */
  studioError: errorDataSchema.nullable(),
  /** Exit code or signal, and the end of its standard error; null where it was not waited for. */
  programEnd: z.object({ code: z.string(), said: z.string() }).nullable(),
});
export type ProgramComparison = z.output<typeof comparisonSchema>;

/** A flow in the Studio beside the same flow in a program of a person's. */
export const goCompareContract = {
  methods: {
    /** Runs the flow, then starts the program, outside of all walls. One at a time: an earlier comparison is stopped. */
    'go.compare': {
      params: z.object({
        projectId: z.string(),
        flow: z.string(),
        source: rowSourceSchema,
        overlay: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
        batchSize: z.int().min(1),
        /** Where the program starts: an absolute path. */
        folder: z.string(),
        /** The program and its arguments; no shell reads them. */
        command: z.string(),
      }),
      result: comparisonSchema,
      timeoutMs: 0,
    },
    /** Ends both; the comparison rejects with `process.stopped`. */
    'go.stopCompare': { params: z.object({ projectId: z.string() }), result: z.null() },
  },
  events: {
    /** Which of the two runs now. */
    'go.compareStage': z.object({ stage: z.enum(['studio', 'program']) }),
  },
} as const satisfies ContractDefinition;
