import type { ReactNode } from 'react';
import { type FunctionMode, functionModes } from '../../../core/config/types.ts';
import type { FuncEntry } from '../../../core/project/model.ts';

/** A function without code that can be inserted. */
export interface BuiltinOption {
  kind: 'builtin' | 'meant';
  id: string;
  /** Of the built-in: `filter`. */
  name: string;
  /** Its line, in the person's language. */
  body: ReactNode;
}

/** One line of the insert menu. */
export type InsertOption =
  | { kind: 'new'; id: string; mode: FunctionMode; name: string | null }
  | BuiltinOption
  | { kind: 'existing'; id: string; mode: string; fname: string };

/**
 * What can be inserted: built-ins as they were found, the functions there are, and a new function of each mode. A search narrows
 * them; one that is no function's name also offers new functions of that name.
 */
export function insertOptions(
  functions: readonly FuncEntry[],
  modes: readonly FunctionMode[] = functionModes,
  search = '',
  builtins: readonly BuiltinOption[] = [],
): InsertOption[] {
  const wanted = search.trim().toLowerCase();
  const names = [...new Map(functions.map(({ name, config }) => [name, config.fmode]))];
  const existing = names
    .filter(([name, mode]) => name !== '' && `${name} ${mode}`.toLowerCase().includes(wanted))
    .filter(([, mode]) => modes.length === functionModes.length || modes.some((known) => known === mode))
    .map(([fname, mode]): InsertOption => ({ kind: 'existing', id: `f:${fname}`, mode, fname }));
  const matching = modes.filter((mode) => mode.toLowerCase().startsWith(wanted));
  const isName = wanted !== '' && !names.some(([name]) => name.toLowerCase() === wanted);
  const fresh = (matching.length > 0 ? matching : isName ? modes : []).map(
    (mode): InsertOption => ({
      kind: 'new',
      id: `m:${mode}`,
      mode,
      name: matching.length > 0 ? null : search.trim(),
    }),
  );
  if (wanted === '') return [...builtins, ...existing, ...fresh];
  if (matching.length > 0) return [...fresh, ...builtins, ...existing];
  return isExactly(existing, wanted)
    ? [...existing, ...builtins, ...fresh]
    : [...builtins, ...existing, ...fresh];
}

/** Whether a name was typed, and not a word for what is wanted. */
function isExactly(existing: readonly InsertOption[], wanted: string): boolean {
  return existing.some(
    (option) => option.kind === 'existing' && option.fname.toLowerCase().startsWith(wanted),
  );
}
