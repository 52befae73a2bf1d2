import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { errorDataSchema } from '../error-data.ts';

const projectId = z.string();

/** Sample rows, window by window, and files that are brought in. */
export const samplesContract = {
  methods: {
    /** A window of a JSONL, JSON or CSV file's rows, each as JSON text, without reading the file as a whole into memory. */
    'samples.window': {
      params: z.object({
        projectId,
        path: z.string(),
        offset: z.int().min(0),
        limit: z.int().min(1).max(1000),
      }),
      result: z.object({
        rows: z.array(z.string()),
        /** Null while the rows are still being counted. */
        total: z.int().nullable(),
        /** What is wrong behind all these rows. */
        failure: errorDataSchema.nullable(),
      }),
    },
    /** Uploads a file piece by piece; `finish` puts it in place atomically, `abort` throws it away. */
    'samples.upload': {
      params: z.object({
        projectId,
        path: z.string(),
        step: z.enum(['start', 'append', 'finish', 'abort']),
        text: z.string(),
      }),
      result: z.object({ bytes: z.int() }),
    },
  },
  events: {},
} as const satisfies ContractDefinition;
