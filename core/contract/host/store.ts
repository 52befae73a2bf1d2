import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';

const nothing = z.null();
const projectId = z.string();

/** The embedded store that stands in for connectors without code. */
export const storeContract = {
  methods: {
    /** What the embedded store holds for a connector, and forgetting it. */
    'store.list': {
      params: z.object({ projectId }),
      result: z.array(z.object({ cname: z.string(), rows: z.int() })),
    },
    'store.clear': { params: z.object({ projectId, cname: z.string().nullable() }), result: nothing },
  },
  events: {},
} as const satisfies ContractDefinition;
