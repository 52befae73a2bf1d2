import * as z from 'zod';
import type { ContractDefinition } from './contract.ts';
import { longText } from './long-text.ts';
import { storePageSchema, storeQuerySchema } from './store-page.ts';

const nothing = z.null();

/**
 * What crosses between a host and the process of the embedded store. Its file is fixed when the process starts: no message names
 * one.
 */
export const storeContract = {
  methods: {
    'store.ping': { params: z.object({}), result: nothing, timeoutMs: 20_000 },
    /** The calls of one turn of an engine, and their answers in the same order: see engine/store/store-text.ts. */
    'store.calls': {
      params: z.object({ calls: longText }),
      result: z.object({ answers: z.string() }),
      timeoutMs: 0,
    },
    'store.list': {
      params: z.object({}),
      result: z.array(z.object({ cname: z.string(), rows: z.int() })),
    },
    /** A run begins: rows that are saved from now on are those that it added. */
    'store.begin': { params: z.object({}), result: nothing },
    'store.page': { params: storeQuerySchema, result: storePageSchema, timeoutMs: 60_000 },
    /** Forgets a connector's rows, null all. */
    'store.clear': { params: z.object({ cname: z.string().nullable() }), result: nothing },
    /** Has the rows back that were forgotten last, until the next run begins. */
    'store.restore': { params: z.object({}), result: nothing },
    /** Lets go of the file until the next call: no run uses it. Rows in memory stay. */
    'store.rest': { params: z.object({}), result: nothing },
  },
  events: {},
} as const satisfies ContractDefinition;

export type StoreContract = typeof storeContract;
