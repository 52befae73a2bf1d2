import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
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
  },
  events: {},
} as const satisfies ContractDefinition;
