import * as z from 'zod';
import type { ContractDefinition } from './contract.ts';
import { debugMethods } from './debug-payloads.ts';
import { errorDataSchema } from './error-data.ts';
import { liveBatchEndSchema, liveStartSchema } from './live-payloads.ts';
import { longText, passedText } from './long-text.ts';
import { resumeSchema } from './resume-payload.ts';
import {
  finishedEndSchema,
  outputSchema,
  projectFileSchema,
  runControlSchema,
  runOptionsSchema,
  storageKindSchema,
} from './run-payloads.ts';

const nothing = z.null();
/** A place of a chain as it was built. */
const nodeSchema = z.object({ fname: z.string(), mode: z.string(), connector: z.string().nullable() });

/** What crosses between a host and the engine process. The host calls, the engine answers and sends events. */
export const engineContract = {
  methods: {
    'engine.ping': {
      params: z.object({}),
      result: z.object({ pid: z.int(), memoryBytes: z.int() }),
      timeoutMs: 5_000,
    },
    /** Starts a run that then waits for rows. Everything the engine may know of the project is in `files`: it reads no disk. */
    'run.start': {
      params: z.object({
        runId: z.string(),
        flow: z.string(),
        /** The project's root, to name files in messages and to find `node_modules`. */
        root: z.string(),
        /** conf/**, functions/** and connectors/** with unsaved edits laid over them. */
        files: z.array(projectFileSchema),
        options: runOptionsSchema,
        /** What connectors save to: with `real` their code is not used. Where that is, an engine is never told. */
        storage: storageKindSchema.default('embedded'),
        /** It begins at a visit of an earlier run. */
        resume: resumeSchema.optional(),
      }),
      result: z.object({
        /** The chain as it was built. */
        nodes: z.array(nodeSchema),
      }),
      timeoutMs: 60_000,
    },
    /** Feeds rows: JSON Lines, whole lines only. Answers when the engine wants more (back-pressure). `last` ends the input. */
    'run.feed': {
      params: z.object({ runId: z.string(), lines: z.string(), firstLine: z.int(), last: z.boolean() }),
      result: nothing,
      timeoutMs: 0,
    },
    /** The answers to the last `store.calls`, or why there are none: see engine/store/store-text.ts. */
    'store.answers': {
      params: z.union([z.object({ answers: z.string() }), z.object({ error: errorDataSchema })]),
      result: nothing,
      timeoutMs: 0,
    },
    'run.control': { params: runControlSchema, result: nothing },
    ...debugMethods,
    /** Makes a flow ready for `live.batch`. It has no journal and no debugger: what it tells is how each batch ended, and its log. */
    'live.start': {
      params: liveStartSchema,
      result: z.object({ nodes: z.array(nodeSchema) }),
      timeoutMs: 60_000,
    },
    /** Runs one batch, JSON Lines, and answers how exactly it ended. One at a time; the flow stays as it is until the next one. */
    'live.batch': {
      params: z.object({
        runId: z.string(),
        lines: longText,
        /** The name of each line's message, where rows get ids: no two of a flow have the same. */
        origins: z.array(z.string()).optional(),
      }),
      result: liveBatchEndSchema,
      timeoutMs: 0,
    },
    /** Forgets a run and its code. */
    'run.forget': { params: z.object({ runId: z.string() }), result: nothing },
  },
  events: {
    /** What happened since the last one: see core/run/journal/journal-text.ts. Sent as bytes; the host gets a text, and checks it. */
    'run.journal': z.object({ runId: z.string(), text: passedText }),
    'run.output': outputSchema,
    'run.finished': z.object({ runId: z.string(), end: finishedEndSchema }),
    /** Calls of connectors to the embedded store: those of one turn, and no more until they are answered. */
    'store.calls': z.object({ calls: passedText }),
  },
} as const satisfies ContractDefinition;

export type EngineContract = typeof engineContract;
