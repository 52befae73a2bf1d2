import * as z from 'zod';
import { rowTypeSchema } from '../../row-types/row-type-schema.ts';
import type { ContractDefinition } from '../contract.ts';

/** A place in a Go file; `path` is relative to the project's folder, and may begin with `../`. Lines and columns from 1. */
const placeSchema = z.object({ path: z.string(), line: z.int(), column: z.int(), endColumn: z.int() });
export type GoPlace = z.output<typeof placeSchema>;

const namedSchema = z.object({ name: z.string(), place: placeSchema });

const paramSchema = z.object({
  key: z.string(),
  place: placeSchema,
  /** The code says what holds where the key is not set. */
  hasDefault: z.boolean(),
});
export type GoParam = z.output<typeof paramSchema>;

const functionSchema = z.object({
  name: z.string(),
  /** Where it is registered. */
  place: placeSchema,
  /** Where its code begins; null where that is not plain to see. */
  code: placeSchema.nullable(),
  params: z.array(paramSchema),
});
export type GoFunction = z.output<typeof functionSchema>;

const callSchema = z.object({
  connector: z.string(),
  func: z.string(),
  place: placeSchema,
  code: placeSchema.nullable(),
});

const structSchema = z.object({ name: z.string(), place: placeSchema, row: rowTypeSchema });
export type GoStruct = z.output<typeof structSchema>;

/** What Go code registers with KisFlow, as far as it can be seen without running it. */
export const goCodeSchema = z.object({
  /** The folder that was read, relative to the project's. */
  folder: z.string(),
  /** How many of its files were looked at. */
  files: z.int(),
  /** Whether one of them imports KisFlow. */
  usesKisFlow: z.boolean(),
  functions: z.array(functionSchema),
  connectorInits: z.array(namedSchema),
  connectorCalls: z.array(callSchema),
  /** Flows that the program makes itself. */
  flows: z.array(namedSchema),
  /** Types of rows: structs with JSON tags. */
  structs: z.array(structSchema),
  /** Registrations whose names are only known when the program runs. */
  unnamed: z.array(z.object({ kind: z.enum(['FaaS', 'CaaSInit', 'CaaS']), place: placeSchema })),
  /** Files and folders that were not read, with why. */
  unread: z.array(
    z.object({
      path: z.string(),
      why: z.enum(['too-large', 'unreadable', 'not-text', 'link', 'not-trusted', 'missing']),
    }),
  ),
  /** Whether there was more than is read. */
  isPartial: z.boolean(),
});
export type GoCode = z.output<typeof goCodeSchema>;

/** Go code beside a project's YAML. It is read, never run. */
export const goCodeContract = {
  methods: {
    'golang.read': {
      /** `folder` is relative to the project's, which it is when it is empty. One outside of it is read where the project is trusted. */
      params: z.object({ projectId: z.string(), folder: z.string() }),
      result: goCodeSchema,
      timeoutMs: 60_000,
    },
    /** The text of one of its files, by the path that its places have. */
    'golang.text': {
      params: z.object({ projectId: z.string(), folder: z.string(), path: z.string() }),
      result: z.object({ text: z.string() }),
    },
  },
  events: {},
} as const satisfies ContractDefinition;
