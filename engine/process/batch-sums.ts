import type { OddResults } from '../../core/contract/run-payloads.ts';
import { type EndedPlace, type KeptRow, rowObject } from './ended-place.ts';

/** Groups make few rows of many. */
const leastRatio = 2;

type Fields = Record<string, unknown>;

/**
 * Whether a function made groups or totals of each batch alone. It did when every value of a field in a batch's rows has exactly
 * one row out there, and values come again in other batches; or when each batch gave one row, all of whose fields are new.
 * A filter fails the first: it neither hands on every value nor each one once.
 */
export function batchSums(place: EndedPlace): OddResults['perBatch'] {
  const { rowsIn, rowsOut, visits, batches } = place;
  if (batches < 2 || visits > batches || rowsOut.total < 2 || rowsIn.total < leastRatio * rowsOut.total)
    return undefined;
  if (rowsOut.rows.length < rowsOut.total) return undefined;
  const out = byBatch(rowsOut.rows);
  if (out.size < 2) return undefined;
  const whole = byBatch(rowsIn.rows.slice(0, rowsIn.whole));
  if (whole.size === 0) return undefined;
  return groups(out, whole) ?? totals(out, whole);
}

function groups(out: Batches, whole: Batches): OddResults['perBatch'] {
  for (const fields of candidates(out, whole)) {
    const keys = [...out.values()].map((rows) => rows.map((row) => keyOf(row, fields)));
    if (keys.some((batch) => new Set(batch).size < batch.length)) continue;
    const rows = keys.flat();
    const values = new Set(rows).size;
    if (values === rows.length || !coversWhole(fields, out, whole)) continue;
    return { field: fields.join(', '), values, rows: rows.length, batches: out.size };
  }
  return undefined;
}

/** Each field that rows in and rows out have, holding a name, a number of its own or yes and no; then all of them together. */
function candidates(out: Batches, whole: Batches): string[][] {
  const [first = []] = out.values();
  const [sample = {}] = first;
  const [rowsIn = []] = whole.values();
  const shared = Object.keys(sample).filter(
    (field) => isKey(sample[field]) && rowsIn.some((row) => Object.hasOwn(row, field)),
  );
  const texts = shared.filter((field) => typeof sample[field] === 'string');
  return [...shared.map((field) => [field]), ...(texts.length > 1 ? [texts] : [])];
}

function isKey(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value);
}

/** Whether every value of the rows in has its row out, in each batch whose rows in are all known. */
function coversWhole(fields: readonly string[], out: Batches, whole: Batches): boolean {
  return [...whole].every(([batch, rowsIn]) => {
    const wanted = new Set(rowsIn.map((row) => keyOf(row, fields)));
    const given = new Set((out.get(batch) ?? []).map((row) => keyOf(row, fields)));
    return wanted.size === given.size && [...wanted].every((key) => given.has(key));
  });
}

/** One row a batch with nothing in it that a row in has: a count, a sum, an average of all. */
function totals(out: Batches, whole: Batches): OddResults['perBatch'] {
  const known = new Set([...whole.values()].flatMap((rows) => rows.flatMap((row) => Object.keys(row))));
  const isTotal = [...out.values()].every(
    ([row, ...more]) =>
      row !== undefined && more.length === 0 && !Object.keys(row).some((field) => known.has(field)),
  );
  return isTotal ? { field: '', values: 1, rows: out.size, batches: out.size } : undefined;
}

type Batches = ReadonlyMap<number, readonly Fields[]>;

function byBatch(rows: readonly KeptRow[]): Map<number, Fields[]> {
  const batches = new Map<number, Fields[]>();
  for (const row of rows) {
    const batch = batches.get(row.batch) ?? [];
    batches.set(row.batch, batch);
    batch.push(rowObject(row));
  }
  return batches;
}

function keyOf(row: Fields, fields: readonly string[]): string {
  return JSON.stringify(fields.map((field) => row[field] ?? null));
}
