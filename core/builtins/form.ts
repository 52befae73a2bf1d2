import { allFunctions } from '../expr/functions/all.ts';
import { compareText } from '../expr/functions/code-points.ts';
import { intArithmetic } from '../expr/functions/numbers.ts';
import { fail } from '../expr/row-error.ts';
import {
  all,
  and,
  boolOrNull,
  concatenate,
  exists,
  isIn,
  itemAt,
  needed,
  numberOrNull,
  or,
  own,
  readBool,
  readNumber,
  readText,
  same,
  textOrNull,
} from '../expr/runtime.ts';
import { checkRows } from './kernel/check-rows.ts';
import { compareDescending, compareValues } from './kernel/compare-values.ts';
import { convert } from './kernel/convert.ts';
import { droppedRows } from './kernel/dropped-rows.ts';
import { checkFailed, holds } from './kernel/holds.ts';
import { keyText, rowKey } from './kernel/keys.ts';
import { maskText, sha256 } from './kernel/mask.ts';
import { Recent } from './kernel/recent.ts';
import { remembered } from './kernel/remembered.ts';
import { readFor, readStored, rowFailedFor } from './kernel/row-errors.ts';
import { textOrReason } from './kernel/text-or-reason.ts';
import { percentile } from './kernel/totals.ts';
import { wholeParam } from './kernel/whole-param.ts';
import { nowhere, rowFailed } from './row-failed.ts';

type Read = (value: unknown) => unknown;

function object(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : fail('wrong-type', nowhere);
}

/** A list whose items all can be read. */
function list(value: unknown, readItem: Read): readonly unknown[] {
  if (!Array.isArray(value)) return fail('wrong-type', nowhere);
  for (const item of value) readItem(item);
  return value;
}

function listOrNull(value: unknown, readItem: Read): readonly unknown[] | null {
  return value == null ? null : list(value, readItem);
}

/** A number that JSON can hold; -0 is 0. */
function finite(value: number): number {
  return Number.isFinite(value) ? value + 0 : fail('not-finite', nowhere);
}

type Call = (...values: readonly unknown[]) => unknown;

/** A function of expressions without the place that it names when it fails: code stands for itself. */
function placeless(call: (at: typeof nowhere, ...values: unknown[]) => unknown, params: number): Call {
  if (params === 1) return (first) => call(nowhere, first);
  if (params === 2) return (first, second) => call(nowhere, first, second);
  return (first, second, third) => call(nowhere, first, second, third);
}

const functions: Readonly<Record<string, unknown>> = Object.fromEntries(
  allFunctions.map(({ id, call, params }) => [id, placeless(call, params.length)]),
);

/**
 * What the code of built-ins calls: `form` of the library. Reading a value of another type than the rows are known to have, and
 * working out what has no value, throws; `rowFailed` makes an error of it that names the row and the field.
 */
export const form: Readonly<Record<string, unknown>> = {
  ...functions,
  number: (value: unknown): number =>
    typeof value === 'number' ? value : (readNumber(value, nowhere) as number),
  text: (value: unknown): string =>
    typeof value === 'string' ? value : (readText(value, nowhere) as string),
  bool: (value: unknown): boolean =>
    typeof value === 'boolean' ? value : (readBool(value, nowhere) as boolean),
  numberOrNull: (value: unknown) => numberOrNull(value, nowhere),
  textOrNull: (value: unknown) => textOrNull(value, nowhere),
  boolOrNull: (value: unknown) => boolOrNull(value, nowhere),
  object,
  objectOrNull: (value: unknown) => (value == null ? null : object(value)),
  list,
  listOrNull,
  listOf: (read: Read) => (value: unknown) => list(value, read),
  listOrNullOf: (read: Read) => (value: unknown) => listOrNull(value, read),
  anyValue: (value: unknown) => value ?? fail('wrong-type', nowhere),
  anyOrNull: (value: unknown) => value ?? null,
  own,
  needed: (value: unknown) => needed(value, nowhere),
  itemAt: (items: readonly unknown[], index: number) => itemAt(items, index, nowhere),
  same,
  isIn,
  concat: (a: unknown, b: unknown) => concatenate(a, b, nowhere),
  and,
  or,
  exists,
  all,
  compareText,
  addInts: (a: number, b: number) => intArithmetic['+'](nowhere, a, b),
  subtractInts: (a: number, b: number) => intArithmetic['-'](nowhere, a, b),
  multiplyInts: (a: number, b: number) => intArithmetic['*'](nowhere, a, b),
  divideInts: (a: number, b: number) => intArithmetic['/'](nowhere, a, b),
  remainderInts: (a: number, b: number) => intArithmetic['%'](nowhere, a, b),
  finite,
  finiteOrNull: (value: number | null) => (value === null ? null : finite(value)),
  checkRows,
  rowFailed,
  droppedRows,
  compareValues,
  compareDescending,
  keyText,
  rowKey,
  remembered,
  recentKeys: (most: number) => new Recent(most),
  wholeParam,
  percentile,
  convert,
  maskText,
  holds,
  checkFailed,
  readFor,
  readStored,
  rowFailedFor,
  textOrReason,
  sha256,
};
