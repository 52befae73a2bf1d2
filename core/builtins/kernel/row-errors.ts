import type { RowFailureKind } from '../messages.ts';
import { RowFailed, rowFailed } from '../row-failed.ts';

/** The error of a row that failed for this reason. */
export function rowFailedFor(kind: RowFailureKind, row: number, field: string): RowFailed {
  return new RowFailed(kind, row, field);
}

/** Reads a value for a row; what that throws names the row and the field. */
export function readFor<Value>(row: number, field: string, read: () => Value): Value {
  try {
    return read();
  } catch (thrown) {
    throw rowFailed(thrown, row, field);
  }
}

/** The same for a row that the connector gave. */
export function readStored<Value>(row: number, field: string, read: () => Value): Value {
  try {
    return read();
  } catch (thrown) {
    throw rowFailed(thrown, row, field, 'stored');
  }
}
