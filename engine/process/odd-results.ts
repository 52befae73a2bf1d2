import type { OddResults } from '../../core/contract/run-payloads.ts';
import { batchSums } from './batch-sums.ts';
import { type EndedPlace, rowObject } from './ended-place.ts';

/** In the JSON of each row that has a field that is null. */
export const nullValue = ':null';

/**
 * What a function did that was probably not meant, told from the rows that were kept: it costs nothing while the run goes on,
 * and a few milliseconds at its end, where there may be something to tell. Undefined where there is nothing to tell.
 */
export function oddResults(place: EndedPlace): OddResults | undefined {
  const lost = [...withoutValue(place), ...turnedToNull(place)];
  const perBatch = batchSums(place);
  if (lost.length === 0 && !perBatch) return undefined;
  return perBatch ? { lost, perBatch } : { lost };
}

/** A field that is undefined in some rows may be an optional one; one that never has a value was misspelt. */
function withoutValue({ lost, looked }: EndedPlace): OddResults['lost'] {
  return lost
    .filter(({ value, rows }) => value !== 'undefined' || rows === looked)
    .map((count) => ({ ...count, of: looked }));
}

/** Fields that are null in rows out and never were in rows in, where they had values. */
function turnedToNull({ rowsIn, rowsOut, mayHaveNulls }: EndedPlace): OddResults['lost'] {
  if (!mayHaveNulls) return [];
  const withNull = rowsOut.rows.filter(({ json }) => json.includes(nullValue));
  if (withNull.length === 0) return [];
  const nulls = new Map<string, number>();
  for (const row of withNull)
    for (const [field, value] of Object.entries(rowObject(row)))
      if (value === null) nulls.set(field, (nulls.get(field) ?? 0) + 1);
  if (nulls.size === 0) return [];
  const had = new Map<string, boolean>();
  for (const row of rowsIn.rows)
    for (const [field, value] of Object.entries(rowObject(row)))
      had.set(field, value !== null && had.get(field) !== false);
  return [...nulls]
    .filter(([field]) => had.get(field) === true)
    .map(([field, rows]) => ({ field, value: 'null', rows, of: rowsOut.rows.length }));
}
