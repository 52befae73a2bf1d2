import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { errorDataSchema } from '../error-data.ts';
import { projectFileSchema } from '../run-payloads.ts';

/** Files written outside of the project. */
export const exportContract = {
  methods: {
    /** What is in a folder to export to, for the diff. Paths relative to `folder`. */
    'export.read': {
      params: z.object({ folder: z.string(), paths: z.array(z.string()) }),
      result: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
    },
    'export.write': {
      /** `force` writes among a project's own files, too, where KisFlow reads none of them. */
      params: z.object({
        folder: z.string(),
        files: z.array(projectFileSchema),
        force: z.boolean().default(false),
      }),
      result: z.object({ written: z.array(z.string()) }),
    },
    /** What an export to Go would do to a folder; `write` does it, unless something stands in the way: `refusal`, or a merge that nobody accepted. */
    'export.go': {
      params: z.object({
        projectId: z.string(),
        folder: z.string(),
        /** Empty: one that is made of the project's name. */
        module: z.string(),
        package: z.string().nullable(),
        store: z.boolean(),
        force: z.boolean(),
        merge: z.boolean(),
        write: z.boolean(),
        overlay: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
      }),
      result: z.object({
        files: z.array(
          z.object({
            path: z.string(),
            state: z.enum(['new', 'changed', 'same', 'yours', 'merged', 'conflict', 'foreign', 'removed']),
            before: z.string().nullable(),
            after: z.string().nullable(),
          }),
        ),
        refusal: errorDataSchema.nullable(),
        written: z.int().nullable(),
      }),
      timeoutMs: 120_000,
    },
  },
  events: {},
} as const satisfies ContractDefinition;
