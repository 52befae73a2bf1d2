import * as z from 'zod';
import type { ContractDefinition } from './contract.ts';
import { sampledRowsSchema, sampleWishSchema } from './sample-payloads.ts';

/** What crosses between a host and the process that takes rows of a source. It runs no code of a project. */
export const sourceContract = {
  methods: {
    /**
     * Takes rows of a source, as its file's text says it, without moving anybody's place in it. `root` is the project's folder. Rejects
     * with what is wrong.
     */
    'source.sample': {
      params: z.object({ root: z.string(), path: z.string(), text: z.string(), wish: sampleWishSchema }),
      result: sampledRowsSchema,
      timeoutMs: 60_000,
    },
  },
  events: {},
} as const satisfies ContractDefinition;

export type SourceContract = typeof sourceContract;
