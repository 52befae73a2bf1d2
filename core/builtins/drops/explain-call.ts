import { inferFields } from '../../row-types/infer.ts';
import { fieldsOfType } from '../../row-types/row-type.ts';
import { builtinOf } from '../all.ts';
import type { Reading } from '../definition.ts';
import type { BatchPreview, Row } from '../preview.ts';
import type { Setup } from '../problem.ts';
import type { BuiltinCall, CallRows } from './builtin-call.ts';
import type { DropReason } from './drop-reason.ts';
import { paramReader, type ReadCall, reasonOf } from './find-reason.ts';

/** What became of the rows of a call. Rows are counted from 1. */
export interface ExplainedCall {
  /** The rows out that a row in went into; undefined when that is not known for certain. */
  outOf(row: number): readonly number[] | undefined;
  /** The rows in that a row out was made of. */
  inOf(row: number): readonly number[] | undefined;
  /** Why nothing was handed on of a row in; undefined when it was, or that can't be said. */
  whyDropped(row: number): DropReason | undefined;
}

/** Whether what earlier calls of a built-in brought decides what it drops. */
export function remembersRows(setup: Setup): boolean {
  return builtinOf(setup)?.batches(setup) === 'run';
}

/**
 * What a built-in did with the rows of one call. It is worked out anew from its setup, and said only where that gives the very rows
 * that were recorded: a setup that was changed since, or rows that are not all known, explain nothing. Undefined for a function
 * with code. Where storage decides, the rows out are not known, but the reason is: there is only one.
 */
export function explainCall(call: BuiltinCall): ExplainedCall | undefined {
  const builtin = builtinOf(call.setup);
  const { rows, before } = call;
  if (builtin === undefined || !areRows(rows) || !areAllRows(before)) return undefined;
  const all = [...before.map((one) => one.rows), rows];
  const fields = fieldsOfType({ fields: inferFields(all.flat()) });
  const reading = builtin.read(call.setup, fields);
  const read = { ...call, builtin, fields, reading, rows, before };
  if (builtin.connector === 'Load') return storageDecides(read);
  const made = workedOut(call, reading, all);
  return made && explained({ ...read, made });
}

/** What its setup makes of the rows, where that is what was recorded. */
function workedOut(
  { params, out }: BuiltinCall,
  { program }: Reading,
  batches: readonly (readonly Row[])[],
): BatchPreview | undefined {
  if (program === undefined) return undefined;
  const evaluate = program.evaluator({ param: paramReader(params) });
  let made: BatchPreview | undefined;
  try {
    for (const rows of batches) made = evaluate(rows);
  } catch {
    // A param that can't be read: the call failed, too.
    return undefined;
  }
  if (made === undefined || made.next.kind === 'reuse') return undefined;
  const isFailed = made.fates.some(({ state }) => state === 'failed');
  return !isFailed && JSON.stringify(made.rows) === JSON.stringify(out) ? made : undefined;
}

function explained(call: ReadCall & { readonly made: BatchPreview }): ExplainedCall {
  const { from } = call.made;
  const into = new Map<number, number[]>();
  for (const [at, indexes] of from.entries())
    for (const index of indexes) {
      const known = into.get(index);
      if (known === undefined) into.set(index, [at + 1]);
      else known.push(at + 1);
    }
  return {
    outOf: (row) => into.get(row - 1) ?? [],
    inOf: (row) => from[row - 1]?.map((index) => index + 1),
    whyDropped: (row) => (into.has(row - 1) ? undefined : reasonOf(call, row - 1)),
  };
}

function storageDecides(call: ReadCall): ExplainedCall {
  return {
    outOf: () => undefined,
    inOf: () => undefined,
    whyDropped: (row) => reasonOf(call, row - 1),
  };
}

function areRows(rows: readonly unknown[]): rows is readonly Row[] {
  return rows.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));
}

function areAllRows(
  calls: readonly CallRows[],
): calls is readonly (CallRows & { readonly rows: readonly Row[] })[] {
  return calls.every(({ rows }) => areRows(rows));
}
