import { builtinMark } from './mark.ts';

/** Where a setup that jumps says its target: it is known without the definitions, which are no part of the first load. */
export const jumpTargetKey = 'to';

/** The function that a built-in may jump to; undefined for one that never jumps, or does not say where. */
export function jumpTarget(params: Readonly<Record<string, string>>): string | undefined {
  const mark = builtinMark(params);
  if (mark?.name !== 'branch' || (params['then'] ?? '').trim() !== 'jump') return undefined;
  const target = (params[jumpTargetKey] ?? '').trim();
  return target === '' ? undefined : target;
}
