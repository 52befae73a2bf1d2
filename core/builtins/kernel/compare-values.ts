import { compareText } from '../../expr/functions/code-points.ts';

/** The order of two values of one type: numbers by size, texts by code point, false before true; null comes last. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a == null) return b == null ? 0 : 1;
  if (b == null) return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return rank(a) - rank(b);
}

/** Values of several types: a field that is mixed. */
function rank(value: unknown): number {
  if (typeof value === 'boolean') return 0;
  if (typeof value === 'number') return 1;
  return typeof value === 'string' ? 2 : 3;
}

/** The same from the greatest on; null comes last here too. */
export function compareDescending(a: unknown, b: unknown): number {
  return a == null || b == null ? compareValues(a, b) : compareValues(b, a);
}
