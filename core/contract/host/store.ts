import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { connectorSchema, serverSchema } from '../storage-payloads.ts';
import { storePageSchema, storeQuerySchema } from '../store-page.ts';

const nothing = z.null();
const projectId = z.string();

/** The embedded store that stands in for connectors without code, and the servers that it stands in for. */
export const storeContract = {
  methods: {
    /** What the embedded store holds for a connector, and forgetting it. */
    'store.list': {
      params: z.object({ projectId }),
      result: z.array(z.object({ cname: z.string(), rows: z.int() })),
    },
    /** Some of a connector's rows: looked through and counted in the store's process, so that any number is. */
    'store.page': {
      params: z.object({ projectId, ...storeQuerySchema.shape }),
      result: storePageSchema,
      timeoutMs: 60_000,
    },
    'store.clear': { params: z.object({ projectId, cname: z.string().nullable() }), result: nothing },
    /** Has the rows back that were forgotten last; a run that began since has dropped them. */
    'store.restore': { params: z.object({ projectId }), result: nothing },
    /**
     * Asks the server of a connector, as it stands in the form, who it is; rejects with what is wrong. Nothing is written there. Files
     * and variables that it refers to are read: `host.not-trusted` in a folder that isn't.
     */
    'storage.try': {
      params: z.object({ projectId, connector: connectorSchema }),
      result: serverSchema,
      timeoutMs: 70_000,
    },
  },
  events: {},
} as const satisfies ContractDefinition;
