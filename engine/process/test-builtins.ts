import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { findBuiltin } from '../../core/builtins/all.ts';
import type { Builtin, Program } from '../../core/builtins/definition.ts';
import { describeSetupProblem, type RowFailureKind } from '../../core/builtins/messages.ts';
import type { BatchPreview, Row } from '../../core/builtins/preview.ts';
import { RowFailed, type RowsCounted } from '../../core/builtins/row-failed.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { inferFields } from '../../core/row-types/infer.ts';
import { type FieldType, fieldsOfType, type RowFields } from '../../core/row-types/row-type.ts';
import { compileBuiltin } from '../faas/builtin-code.ts';
import { createPool, newConnConfig, newFlow, newFlowConfig, newFuncConfig } from '../library.ts';

const folder = new URL('../../core/builtins/list/', import.meta.url);

const rowSchema = z.record(z.string(), z.unknown());
const caseSchema = z.strictObject({
  name: z.string(),
  setup: z.record(z.string(), z.string()),
  types: z
    .array(z.object({ name: z.string(), type: z.custom<FieldType>(), nullable: z.boolean() }))
    .optional(),
  batches: z.array(z.array(z.unknown())),
  stored: z.array(rowSchema).optional(),
  /** For each batch, what the next function gets; null where it is not called. */
  out: z.array(z.array(z.unknown()).nullable()).optional(),
  error: z.object({ kind: z.string(), row: z.number(), field: z.string() }).optional(),
  /** What the connector was given. */
  saved: z.array(z.array(rowSchema)).optional(),
});

/** One line of a `.cases.jsonl`: a setup, the batches it gets, and what becomes of them. */
export type BuiltinCase = z.output<typeof caseSchema> & { readonly builtin: Builtin };

/** Every case of every built-in. */
export function allCases(): BuiltinCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cases.jsonl'))
    .flatMap((file) => {
      const builtin = findBuiltin({ name: file.replace('.cases.jsonl', '').replace('-', '_'), version: 1 });
      if (builtin === undefined) throw new Error(`${file}: there is no such built-in`);
      const lines = readFileSync(new URL(file, folder), 'utf8').trim().split('\n');
      return lines.map((line) => ({ ...parseCase(file, line), builtin }));
    });
}

function parseCase(file: string, line: string): z.output<typeof caseSchema> {
  try {
    // Not zod's own objects: a field called __proto__ has to stay one.
    const raw: unknown = JSON.parse(line);
    return Object.assign(caseSchema.parse(raw), { batches: Reflect.get(Object(raw), 'batches') });
  } catch (thrown) {
    throw new Error(`${file}: ${line}\n${thrown}`);
  }
}

/** The fields of a case's rows: as it says, or as its rows have them. */
export function fieldsOf({ types, batches }: Pick<BuiltinCase, 'types' | 'batches'>): RowFields {
  return fieldsOfType({ fields: types ?? inferFields(batches.flat()) });
}

/** The program of a setup that must be sound. */
export function programOf(
  builtin: Builtin,
  setup: Readonly<Record<string, string>>,
  fields: RowFields,
): Program {
  const { program, problems } = builtin.read(setup, fields);
  if (program !== undefined) return program;
  throw new Error(problems.map((one) => `${one.key}: ${describeSetupProblem(one, 'en').message}`).join('\n'));
}

/** Which row failed, why, and for which part of the setup. */
export interface FailedAt {
  kind: RowFailureKind;
  row: number;
  field: string;
  counted: RowsCounted;
}

/** What became of some batches: for each, what the next function was given; or the error that ended them. */
export interface Outcome {
  out: (unknown[] | null)[];
  error?: FailedAt;
  saved: unknown[][];
}

/** The batches through the engine, by the code that the built-in writes. */
export async function runInEngine(
  { builtin, setup, stored = [] }: Pick<BuiltinCase, 'builtin' | 'setup' | 'stored'>,
  program: Program,
  batches: readonly (readonly unknown[])[],
): Promise<Outcome> {
  const pool = createPool();
  const outcome: Outcome = { out: [], saved: [] };
  let given: unknown[] | null = null;
  pool.faas('Built', compileBuiltin(program, 'Built'));
  pool.faas('Other', () => undefined);
  pool.faas('Collect', (_ctx, _flow, rows: unknown[]) => {
    given = rows;
  });
  pool.connector('Store', {
    init: () => undefined,
    save: (_ctx, _conn, _fn, _flow, rows: unknown[]) => void outcome.saved.push(structuredClone(rows)),
    load: (_ctx, _conn, _fn, _flow, matches: unknown) => found(stored, matches),
  });
  const flow = newFlow(newFlowConfig('F'), pool);
  const cname = builtin.connector === undefined ? '' : 'Store';
  const conn = cname === '' ? undefined : newConnConfig('Store');
  const config = newFuncConfig(
    'Built',
    builtin.connector ?? builtin.mode,
    {},
    { cname, default_params: { ...setup } },
  );
  flow.link(config, {}, conn);
  flow.link(newFuncConfig('Collect', 'Calculate'));
  for (const batch of batches) {
    given = null;
    for (const row of batch) flow.commitRow(row);
    try {
      await flow.run();
    } catch (thrown) {
      return { ...outcome, error: failureOf(thrown) };
    }
    outcome.out.push(given);
  }
  return outcome;
}

/** As a store answers: all rows for nil, else those that one of the match objects describes. */
function found(stored: readonly Row[], matches: unknown): readonly Row[] {
  if (!Array.isArray(matches)) return structuredClone(stored);
  return structuredClone(
    stored.filter((row) =>
      matches.some((match: Row) => Object.entries(match).every(([name, value]) => row[name] === value)),
    ),
  );
}

function failureOf(thrown: unknown): FailedAt {
  const cause = thrown instanceof CodedError ? thrown.cause : thrown;
  if (!(cause instanceof RowFailed)) throw thrown;
  return { kind: cause.kind, row: cause.row, field: cause.field, counted: cause.counted };
}

/** The batches through the preview, told as the engine tells them: the first failed row ends them. */
export function runInPreview(
  { setup, stored }: Pick<BuiltinCase, 'setup' | 'stored'>,
  program: Program,
  batches: readonly (readonly unknown[])[],
): Outcome {
  const evaluate = program.evaluator({
    param: (key) => (Object.hasOwn(setup, key) ? (setup[key] ?? '') : ''),
    stored,
  });
  const outcome: Outcome = { out: [], saved: [] };
  for (const batch of batches) {
    const rows = structuredClone(batch) as Row[];
    const preview = evaluate(rows);
    const failed = preview.fates.findIndex(({ state }) => state === 'failed');
    const failure = preview.fates[failed]?.failure;
    if (failure !== undefined) {
      const { kind, field, storedRow } = failure;
      const counted = storedRow === undefined ? 'in' : 'stored';
      return { ...outcome, error: { kind, row: storedRow ?? failed + 1, field, counted } };
    }
    if (preview.saves !== undefined) outcome.saved.push([...preview.saves]);
    outcome.out.push(handedOn(preview, rows));
  }
  return outcome;
}

function handedOn({ next, rows }: BatchPreview, input: readonly Row[]): unknown[] | null {
  if (next.kind === 'continue') return [];
  if (next.kind === 'reuse') return input.length === 0 ? null : [...input];
  if (next.kind !== 'rows' || rows.length === 0) return null;
  return JSON.parse(JSON.stringify(rows)) as unknown[];
}
