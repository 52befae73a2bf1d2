import type { BatchPreview, Evaluate, NextStep, Row, RowFate } from '../../core/builtins/preview.ts';
import type { PlaceTypes } from '../../core/chain-types/place-types.ts';
import type { Params } from '../../core/config/types.ts';
import type { SourceFile } from '../../core/project/project.ts';
import { readRows } from '../../core/rows/read-rows.ts';
import { formatOf } from '../../core/rows/row-format.ts';

/** What a function's connector holds, as far as it is known without calling it. */
export type StoredOf = (fname: string) => readonly Row[] | undefined;

/** Rows of a preview at most: what is beyond is not looked at, and said so. */
export const mostRows = 10_000;

/** The rows that a place gets, in the batches in which it gets them. */
export interface RowsIn {
  readonly batches: readonly (readonly Row[])[];
  readonly from: 'samples' | 'run';
  /** There are more than are looked at. */
  readonly isCut: boolean;
}

/**
 * The samples, carried through the built-ins before a place; null where code stands before it, a setup is wrong, or it is not known
 * what a connector would give.
 */
export function carriedRows(
  samples: SourceFile,
  batchSize: number,
  before: readonly PlaceTypes[],
  paramsOf: (place: PlaceTypes, index: number) => Params,
  storedOf: StoredOf,
): RowsIn | null {
  const { rows } = readRows(samples.text, samples.path, formatOf(samples.path, samples.text.slice(0, 1_000)));
  const parsed = rows.slice(0, mostRows).map((row): unknown => JSON.parse(row));
  let batches = inBatches(parsed.filter(isRow), batchSize);
  for (const [index, place] of before.entries()) {
    const stored = storedOf(place.fname);
    if (place.builtin?.connector === 'Load' && stored === undefined) return null;
    const param = readParam(paramsOf(place, index));
    const evaluate = place.reading?.program?.evaluator({ param, stored });
    if (evaluate === undefined) return null;
    batches = batches.map((batch) => handedOn(evaluate(batch), batch)).filter((batch) => batch.length > 0);
  }
  return { batches, from: 'samples', isCut: rows.length > mostRows };
}

function handedOn({ next, rows }: BatchPreview, batch: readonly Row[]): readonly Row[] {
  if (next.kind === 'reuse') return batch;
  return next.kind === 'rows' ? rows : [];
}

export function inBatches(rows: readonly Row[], size: number): (readonly Row[])[] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, batch) => rows.slice(batch * size, (batch + 1) * size));
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As KisFlow gives params: one that is not set is empty. */
export function readParam(params: Params): (key: string) => string {
  return (key) => (Object.hasOwn(params, key) ? (params[key] ?? '') : '');
}

/** What a setup makes of rows. Rows are counted from 0 over all batches. */
export interface Preview {
  readonly rowsIn: readonly Row[];
  readonly fates: readonly RowFate[];
  readonly rowsOut: readonly Row[];
  /** For each row out, the rows in that it was made of. */
  readonly from: readonly (readonly number[])[];
  readonly counts: Readonly<Record<RowFate['state'], number>>;
  /** Rows that go on with a field left empty, without a stored row, and those that wait for their window. */
  readonly notes: Readonly<Record<'emptied' | 'unmatched' | 'waiting', number>>;
  /** How each batch goes on; none where rows stand for themselves. */
  readonly ways: readonly NextStep[];
  readonly isWhole: boolean;
}

/** Works out a preview bit by bit, so that typing goes on meanwhile: each step is of one batch, or a part of one where rows stand for themselves. */
export function* previewSteps(
  evaluate: Evaluate,
  { batches }: RowsIn,
  isPerRow: boolean,
): Generator<Preview, Preview> {
  const parts = isPerRow ? inBatches(batches.flat(), partSize) : batches;
  const made = {
    rowsIn: batches.flat(),
    fates: [] as RowFate[],
    rowsOut: [] as Row[],
    from: [] as (readonly number[])[],
    counts: { kept: 0, dropped: 0, failed: 0 },
    notes: { emptied: 0, unmatched: 0, waiting: 0 },
    ways: [] as NextStep[],
  };
  for (const part of parts) {
    const start = made.fates.length;
    const { rows, from, fates, next } = evaluate(part);
    for (const fate of fates) {
      made.fates.push(fate);
      made.counts[fate.state] += 1;
      const note = noteOf(fate);
      if (note !== undefined) made.notes[note] += 1;
    }
    if (!isPerRow) made.ways.push(next);
    const goesOn = next.kind === 'reuse' ? part : rows;
    for (const [index, row] of goesOn.entries()) {
      made.rowsOut.push(row);
      made.from.push(next.kind === 'reuse' ? [start + index] : (from[index] ?? []).map((one) => start + one));
    }
    yield { ...made, isWhole: false };
  }
  return { ...made, isWhole: true };
}

function noteOf({ state, failure, note }: RowFate): keyof Preview['notes'] | undefined {
  if (note === 'no-match') return 'unmatched';
  if (note === 'waiting') return 'waiting';
  return state === 'kept' && failure !== undefined ? 'emptied' : undefined;
}

const partSize = 1_000;
