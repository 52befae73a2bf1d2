import * as z from 'zod';
import type { ContractDefinition } from './contract.ts';
import { goCodeSchema } from './host/go-code.ts';

/** What crosses between a host and the process that reads Go code for it. Nothing of that code is run. */
export const goReaderContract = {
  methods: {
    /** Reads Go and go.mod files of a folder, by their paths in it; places in the answer have these paths. */
    'go.read': {
      params: z.object({ root: z.string(), paths: z.array(z.string()) }),
      result: goCodeSchema.omit({ folder: true }),
      timeoutMs: 55_000,
    },
  },
  events: {},
} as const satisfies ContractDefinition;
