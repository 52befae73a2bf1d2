import { RowError } from '../../expr/row-error.ts';
import { FormError } from '../row-failed.ts';

/** Whether a check holds; one that has no value for the row does not. A row of another type than known fails as a whole. */
export function holds(check: () => unknown): boolean {
  try {
    return check() === true;
  } catch (thrown) {
    if (thrown instanceof RowError && thrown.kind !== 'wrong-type') return false;
    throw thrown;
  }
}

/** Ends a row whose check does not hold. */
export function checkFailed(): never {
  throw new FormError('check-failed');
}
