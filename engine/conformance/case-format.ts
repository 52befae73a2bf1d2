import * as z from 'zod';

const stepSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('import'), path: z.string().default('conf') }),
  z.object({
    op: z.literal('commit'),
    flow: z.string(),
    rows: z.array(z.unknown()).optional(),
    rowsFile: z.string().optional(),
  }),
  z.object({ op: z.literal('commitBatch'), flow: z.string(), rows: z.unknown() }),
  z.object({ op: z.literal('run'), flow: z.string() }),
  z.object({ op: z.literal('fork'), flow: z.string(), as: z.string() }),
  z.object({ op: z.literal('setStatus'), flow: z.string(), status: z.int() }),
  z.object({ op: z.literal('sleep'), ms: z.number() }),
  z.object({ op: z.literal('export'), flow: z.string(), dir: z.string().default('') }),
]);

/** case.json: what was done to KisFlow. */
export const caseSchema = z.object({ name: z.string(), steps: z.array(stepSchema) });
export type Step = z.output<typeof stepSchema>;

/** expected.json: what KisFlow did, one result a step. */
export const expectedSchema = z.object({ steps: z.array(z.record(z.string(), z.unknown())) });

/** What one step of a replay gave, or what KisFlow gave for it. */
export type StepResult = Record<string, unknown>;
