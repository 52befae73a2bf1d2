import type { Builtin } from './definition.ts';
import { aggregate } from './list/aggregate.ts';
import { branch } from './list/branch.ts';
import { cast } from './list/cast.ts';
import { compute } from './list/compute.ts';
import { dedupe } from './list/dedupe.ts';
import { defaults } from './list/defaults.ts';
import { fill } from './list/fill.ts';
import { filter } from './list/filter.ts';
import { flatten } from './list/flatten.ts';
import { join } from './list/join.ts';
import { limit } from './list/limit.ts';
import { load } from './list/load.ts';
import { lookup } from './list/lookup.ts';
import { mapValues } from './list/map-values.ts';
import { mask } from './list/mask.ts';
import { nest } from './list/nest.ts';
import { number } from './list/number.ts';
import { print } from './list/print.ts';
import { running } from './list/running.ts';
import { sample } from './list/sample.ts';
import { save } from './list/save.ts';
import { select } from './list/select.ts';
import { sort } from './list/sort.ts';
import { split } from './list/split.ts';
import { unpivot } from './list/unpivot.ts';
import { verify } from './list/verify.ts';
import { window } from './list/window.ts';
import { type BuiltinMark, builtinMark } from './mark.ts';

/** All built-ins, of every version that there was, in the order of their worth. */
export const builtins: readonly Builtin[] = [
  filter,
  verify,
  select,
  compute,
  split,
  aggregate,
  sort,
  limit,
  dedupe,
  lookup,
  save,
  print,
  defaults,
  cast,
  mapValues,
  load,
  join,
  branch,
  window,
  running,
  unpivot,
  flatten,
  nest,
  number,
  fill,
  mask,
  sample,
];

/** The built-in of that name and version. */
export function findBuiltin({ name, version }: BuiltinMark): Builtin | undefined {
  return builtins.find((one) => one.name === name && one.version === version);
}

/** The built-in that a function's default_params name; undefined when they name none, or one that is not known. */
export function builtinOf(params: Readonly<Record<string, string>>): Builtin | undefined {
  const mark = builtinMark(params);
  return mark ? findBuiltin(mark) : undefined;
}
