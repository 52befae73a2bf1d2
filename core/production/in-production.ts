import type { TypedField } from '../row-types/row-type.ts';
import { decodeRow, type Misfit } from './decode-row.ts';

/** A batch in which a row doesn't fit. Batches and rows are counted from 1, rows over all batches. */
export interface SpoiltBatch {
  readonly batch: number;
  readonly rows: number;
  /** The first of its rows that don't fit; `count` of them all. */
  readonly first: { readonly row: number; readonly misfit: Misfit };
  readonly count: number;
}

/** A field, and in how many rows. */
export interface FieldCount {
  readonly field: string;
  readonly rows: number;
}

/** What a Go function with a struct of the given fields would get of rows. */
export interface InProduction {
  readonly rows: number;
  /** Rows in batches that are spoilt. */
  readonly lost: number;
  readonly spoilt: readonly SpoiltBatch[];
  /** Fields that the struct has no place for. */
  readonly dropped: readonly FieldCount[];
  /** Fields that become a zero value. */
  readonly zeroed: readonly FieldCount[];
  /** Rows that are null. */
  readonly nulls: number;
}

/**
 * Plays through what production makes of batches of rows: KisFlow decodes a batch whole, so that one row that doesn't fit takes
 * all others of its batch with it (traps 2 and 36).
 */
export function inProduction(
  fields: readonly TypedField[],
  batches: readonly (readonly unknown[])[],
): InProduction {
  const counts = { dropped: new Map<string, number>(), zeroed: new Map<string, number>() };
  const spoilt: SpoiltBatch[] = [];
  let [rows, nulls] = [0, 0];
  for (const [index, batch] of batches.entries()) {
    const decoded = batch.map((row) => decodeRow(fields, row));
    const wrong = decoded.flatMap(({ misfit }, at) => (misfit ? [{ row: rows + at + 1, misfit }] : []));
    rows += batch.length;
    const [first] = wrong;
    if (first !== undefined) {
      spoilt.push({ batch: index + 1, rows: batch.length, first, count: wrong.length });
      continue;
    }
    for (const { row, dropped, zeroed } of decoded) {
      if (row === null) nulls += 1;
      countIn(counts.dropped, dropped);
      countIn(counts.zeroed, zeroed);
    }
  }
  const lost = spoilt.reduce((sum, one) => sum + one.rows, 0);
  return { rows, lost, spoilt, dropped: listOf(counts.dropped), zeroed: listOf(counts.zeroed), nulls };
}

/** Each field once a row: `lines[3].qty` is counted as `lines[].qty`. */
function countIn(counts: Map<string, number>, paths: readonly string[]): void {
  for (const path of new Set(paths.map((one) => one.replace(/\[\d+\]/g, '[]'))))
    counts.set(path, (counts.get(path) ?? 0) + 1);
}

function listOf(counts: ReadonlyMap<string, number>): FieldCount[] {
  return [...counts].map(([field, rows]) => ({ field, rows }));
}
