import type { Builtin } from './definition.ts';
import { aggregate } from './list/aggregate.ts';
import { compute } from './list/compute.ts';
import { dedupe } from './list/dedupe.ts';
import { filter } from './list/filter.ts';
import { select } from './list/select.ts';
import { sort } from './list/sort.ts';
import { split } from './list/split.ts';
import { type BuiltinMark, builtinMark } from './mark.ts';

/** All built-ins, of every version that there was, in the order of their worth. */
export const builtins: readonly Builtin[] = [filter, select, compute, split, aggregate, sort, dedupe];

/** The built-in of that name and version. */
export function findBuiltin({ name, version }: BuiltinMark): Builtin | undefined {
  return builtins.find((one) => one.name === name && one.version === version);
}

/** The built-in that a function's default_params name; undefined when they name none, or one that is not known. */
export function builtinOf(params: Readonly<Record<string, string>>): Builtin | undefined {
  const mark = builtinMark(params);
  return mark ? findBuiltin(mark) : undefined;
}
