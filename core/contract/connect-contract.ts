import * as z from 'zod';
import type { ContractDefinition } from './contract.ts';
import { errorDataSchema } from './error-data.ts';
import { longText } from './long-text.ts';
import { connectorSchema, serverSchema } from './storage-payloads.ts';

const nothing = z.null();
const name = z.string();

/** How far the rows of one part of a source (a partition, a file) have been saved: the position of the next one. */
const positionSchema = z.object({ part: name, next: z.string() });
export type KeptPosition = z.output<typeof positionSchema>;

/** Whose database keeps the positions of a unit, and of which parts of which source. */
const keeperSchema = z.object({ cname: name, source: name, parts: z.array(name) });

/** What crosses between a host and the process that speaks to real storage. It runs no code of a project. */
export const connectContract = {
  methods: {
    'connect.ping': { params: z.object({}), result: nothing, timeoutMs: 20_000 },
    /**
     * The connectors that calls may name from now on, in place of those before. Settings are looked at, no server is asked.
     * Rejects at the first setting that is wrong.
     */
    'connect.open': { params: z.object({ connectors: z.array(connectorSchema) }), result: nothing },
    /** As the embedded store's: the calls of one turn of an engine, and their answers in the same order. */
    'store.calls': {
      params: z.object({ calls: longText }),
      result: z.object({ answers: z.string() }),
      timeoutMs: 0,
    },
    /** Asks a connector's server who it is; rejects with what is wrong. Nothing is written. */
    'connect.try': {
      params: z.object({ connector: connectorSchema }),
      result: serverSchema,
      timeoutMs: 60_000,
    },
    /**
     * From now on all saves into one SQL database are one transaction, which commit and rollback end; saves into other storage are
     * done at once. With a keeper its database's transaction begins now, holds the positions of these parts against other
     * workers, and they are answered: parts without any are left out.
     */
    'unit.begin': {
      params: z.object({ keeper: keeperSchema.nullable() }),
      result: z.object({ positions: z.array(positionSchema) }),
      timeoutMs: 0,
    },
    /** The keeper's database is committed last, together with these positions. */
    'unit.commit': {
      params: z.object({ positions: z.array(positionSchema) }),
      result: nothing,
      timeoutMs: 0,
    },
    /** Answers what storage failed with first: the flow's code may have caught it and said something else. */
    'unit.rollback': {
      params: z.object({}),
      result: z.object({ failed: errorDataSchema.nullable() }),
      timeoutMs: 0,
    },
    /** Closes every connection; the next call makes new ones. */
    'connect.close': { params: z.object({}), result: nothing },
  },
  events: {},
} as const satisfies ContractDefinition;

export type ConnectContract = typeof connectContract;
