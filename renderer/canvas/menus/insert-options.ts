import { type FunctionMode, functionModes } from '../../../core/config/types.ts';
import type { FuncEntry } from '../../../core/project/model.ts';

/** One line of the insert menu. */
export type InsertOption =
  | { kind: 'new'; id: string; mode: FunctionMode; name: string | null }
  | { kind: 'existing'; id: string; mode: string; fname: string };

/**
 * What can be inserted: a new function of each mode, and the functions there are. A search narrows both; one that is
 * no function's name also offers new functions of that name.
 */
export function insertOptions(
  functions: readonly FuncEntry[],
  modes: readonly FunctionMode[] = functionModes,
  search = '',
): InsertOption[] {
  const wanted = search.trim().toLowerCase();
  const names = [...new Map(functions.map(({ name, config }) => [name, config.fmode]))];
  const existing = names
    .filter(([name, mode]) => name !== '' && `${name} ${mode}`.toLowerCase().includes(wanted))
    .filter(([, mode]) => modes.length === functionModes.length || modes.some((known) => known === mode))
    .map(([fname, mode]): InsertOption => ({ kind: 'existing', id: `f:${fname}`, mode, fname }));
  const matching = modes.filter((mode) => mode.toLowerCase().includes(wanted));
  const isName = wanted !== '' && !names.some(([name]) => name.toLowerCase() === wanted);
  const fresh = (matching.length > 0 ? matching : isName ? modes : []).map(
    (mode): InsertOption => ({
      kind: 'new',
      id: `m:${mode}`,
      mode,
      name: matching.length > 0 ? null : search.trim(),
    }),
  );
  return wanted === '' || matching.length > 0 ? [...fresh, ...existing] : [...existing, ...fresh];
}
