import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { errorDataSchema } from '../error-data.ts';

export const engineStateSchema = z.object({
  state: z.enum(['stopped', 'starting', 'ready', 'running', 'crashed']),
  pid: z.int().nullable(),
  error: errorDataSchema.nullable(),
});

/** The engine process behind the runs. */
export const engineStateContract = {
  methods: {
    'engine.state': { params: z.object({}), result: engineStateSchema },
    'engine.restart': { params: z.object({}), result: engineStateSchema },
  },
  events: {
    'engine.stateChanged': engineStateSchema,
  },
} as const satisfies ContractDefinition;
