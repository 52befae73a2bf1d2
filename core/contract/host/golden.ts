import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { errorDataSchema, nameSchema } from '../error-data.ts';

const nothing = z.null();
const projectId = z.string();

export const goldenFailureSchema = z.object({
  code: nameSchema,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  place: nameSchema.optional(),
  line: z.int().optional(),
  error: errorDataSchema.optional(),
});

export const goldenResultSchema = z.object({
  name: z.string(),
  flow: z.string(),
  status: z.enum(['passed', 'failed']),
  durationMs: z.number(),
  failures: z.array(goldenFailureSchema).readonly(),
});

/** Golden tests, run in a process of their own: they may run while a sample run goes on. */
export const goldenContract = {
  methods: {
    'golden.run': {
      params: z.object({
        projectId,
        /** The test's name and the text of its file, as the window has it. */
        name: z.string(),
        text: z.string(),
        /** Gives the files with which it would pass at these places, instead of comparing. Nothing is written. */
        accept: z.union([z.literal(false), z.literal('all'), z.array(z.string())]),
        /** Unsaved edits: laid over the files on disk; null text is a deleted file. */
        overlay: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
      }),
      result: z.object({
        result: goldenResultSchema,
        files: z.array(z.object({ path: z.string(), text: z.string() })),
      }),
      timeoutMs: 180_000,
    },
    /** Ends the test that runs: it fails as one that was stopped. */
    'golden.stop': { params: z.object({ projectId }), result: nothing },
  },
  events: {},
} as const satisfies ContractDefinition;
