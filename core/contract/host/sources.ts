import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { sampledRowsSchema, sampleWishSchema } from '../sample-payloads.ts';

/** Sources, which bring the rows of live runs. */
export const sourcesContract = {
  methods: {
    /**
     * Takes rows of a source as it stands in the form, saved or not; nothing is written there, and nobody's place in it is moved.
     * Rejects with what is wrong. Files and variables that it refers to are read: `host.not-trusted` in a folder that isn't.
     */
    'sources.sample': {
      params: z.object({
        projectId: z.string(),
        path: z.string(),
        text: z.string(),
        wish: sampleWishSchema,
      }),
      result: sampledRowsSchema,
      timeoutMs: 70_000,
    },
  },
  events: {},
} as const satisfies ContractDefinition;
