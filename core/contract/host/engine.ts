import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { errorDataSchema } from '../error-data.ts';

/** One engine process of a session: the runs of a session that go on at once have one each. */
export const engineStateSchema = z.object({
  /** From 1; a number is free again when its engine was ended. */
  engine: z.int().min(1),
  /** The run that it works for, from the moment that run is asked for until it is over. */
  runId: z.string().nullable(),
  state: z.enum(['stopped', 'starting', 'ready', 'running', 'crashed']),
  pid: z.int().nullable(),
  error: errorDataSchema.nullable(),
});

const engines = z.array(engineStateSchema);

/** The engine processes behind the runs; none before the first run. */
export const engineStateContract = {
  methods: {
    'engine.state': { params: z.object({}), result: engines },
    /** Ends the engine of a run, and that run with it, and starts a new one; null: the one that has no run. */
    'engine.restart': { params: z.object({ runId: z.string().nullable() }), result: engines },
  },
  events: {
    'engine.stateChanged': engines,
  },
} as const satisfies ContractDefinition;
