import { isDeepStrictEqual } from 'node:util';
import type { WantedFields } from '../../engine/store/store-call.ts';
import { fieldOf } from './row-key.ts';

/** Whether a row's fields equal all of one of these, as the embedded store finds them; null asks for a row without the field. */
export function rowMatches(row: unknown, wanted: readonly WantedFields[]): boolean {
  return wanted.some((fields) =>
    Object.entries(fields).every(([field, text]) => {
      const value = fieldOf(row, field) ?? null;
      return isDeepStrictEqual(value, text === null ? null : JSON.parse(text));
    }),
  );
}
