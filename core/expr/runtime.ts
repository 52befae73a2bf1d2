import { bounded } from './functions/text.ts';
import { fail, RowError } from './row-error.ts';
import type { Place } from './syntax.ts';
import type { ExpressionType, Field } from './types.ts';

/** Reads a value of a row as its type says. Fails with `wrong-type` where a row holds another than its samples did. */
export type Reader = (value: unknown, at: Place) => unknown;

/** The parameters of the function that is being run: KisFlow's GetFuncParam, '' for one that is not there. */
export type ReadParam = (key: string) => string;

/** A field by its name: what an object has from its prototype is none. */
export function own(object: unknown, name: string): unknown {
  return object !== null && typeof object === 'object' && Object.hasOwn(object, name)
    ? (object as Record<string, unknown>)[name]
    : undefined;
}

/** Names that every object answers to by its prototype. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** What reads values of a type; `nullable` says whether null is one of them. */
export function readerOf({ type, nullable }: Field): Reader {
  const read = valueReader(type);
  return nullable ? (value, at) => (value == null ? null : read(value, at)) : read;
}

function valueReader(type: ExpressionType): Reader {
  switch (type.kind) {
    case 'double':
    case 'int':
      return readNumber;
    case 'string':
      return readText;
    case 'bool':
      return readBool;
    case 'list':
      return listReader(readerOf(type.item));
    case 'object':
      return (value, at) =>
        typeof value === 'object' && value !== null && !Array.isArray(value) ? value : fail('wrong-type', at);
    default:
      return (value, at) => value ?? fail('wrong-type', at);
  }
}

export const readNumber: Reader = (value, at) => (typeof value === 'number' ? value : fail('wrong-type', at));
export const readText: Reader = (value, at) => (typeof value === 'string' ? value : fail('wrong-type', at));
export const readBool: Reader = (value, at) => (typeof value === 'boolean' ? value : fail('wrong-type', at));
export const numberOrNull: Reader = (value, at) => (value == null ? null : readNumber(value, at));
export const textOrNull: Reader = (value, at) => (value == null ? null : readText(value, at));
export const boolOrNull: Reader = (value, at) => (value == null ? null : readBool(value, at));

/** Every item is looked at: a method called on one of another type would be an error of the program. */
function listReader(readItem: Reader): Reader {
  return (value, at) => {
    if (!Array.isArray(value)) return fail('wrong-type', at);
    for (const item of value) readItem(item, at);
    return value;
  };
}

/** A value where one is needed. */
export function needed(value: unknown, at: Place): unknown {
  return value == null ? fail('null', at) : value;
}

export function itemAt(items: readonly unknown[], index: number, at: Place): unknown {
  return index < 0 || index >= items.length ? fail('index', at) : (items[index] ?? null);
}

/** Whether two values are the same: lists by their items. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  return (a ?? null) === (b ?? null);
}

export function isIn(value: unknown, items: readonly unknown[]): boolean {
  return items.some((item) => same(item, value));
}

export function concatenate(a: unknown, b: unknown, at: Place): unknown {
  return typeof a === 'string' && typeof b === 'string'
    ? bounded(at, a + b)
    : [...(a as unknown[]), ...(b as unknown[])];
}

type Test = () => unknown;

/** CEL's `&&`: false on either side answers, whatever the other makes. */
export function and(left: Test, right: Test): boolean {
  let value: unknown;
  try {
    value = left();
  } catch (thrown) {
    if (isAbsorbed(thrown) && right() === false) return false;
    throw thrown;
  }
  return value === true && right() === true;
}

/** CEL's `||`: true on either side answers. */
export function or(left: Test, right: Test): boolean {
  let value: unknown;
  try {
    value = left();
  } catch (thrown) {
    if (isAbsorbed(thrown) && right() === true) return true;
    throw thrown;
  }
  return value === true || right() === true;
}

/** One item for which it is true answers, whatever the others make. */
export function exists(items: readonly unknown[], test: (item: unknown) => unknown): boolean {
  return answers(items, test, true);
}

/** One item for which it is false answers. */
export function all(items: readonly unknown[], test: (item: unknown) => unknown): boolean {
  return !answers(items, test, false);
}

function answers(items: readonly unknown[], test: (item: unknown) => unknown, wanted: boolean): boolean {
  let failure: unknown;
  for (const item of items) {
    try {
      if (test(item ?? null) === wanted) return true;
    } catch (thrown) {
      if (!isAbsorbed(thrown)) throw thrown;
      failure ??= thrown;
    }
  }
  if (failure !== undefined) throw failure;
  return false;
}

/** A row with a value of the wrong type fails as a whole: exported Go can't even read it. */
function isAbsorbed(thrown: unknown): boolean {
  return thrown instanceof RowError && thrown.kind !== 'wrong-type';
}

/** What the compiled code of an expression calls. */
export const runtime = {
  own,
  needed,
  itemAt,
  same,
  isIn,
  concatenate,
  and,
  or,
  exists,
  all,
  readNumber,
  readText,
  readBool,
  numberOrNull,
  textOrNull,
  boolOrNull,
};
