import type { Program } from '../../core/builtins/definition.ts';
import {
  atOnce,
  type BatchPreview,
  type EvaluateInSteps,
  type NextStep,
  type Row,
  type RowFate,
} from '../../core/builtins/preview.ts';
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

/** What rows were carried with, and what became of them. */
interface Carried {
  readonly inputs: readonly unknown[];
  readonly rows: RowsIn | null;
}

const carried = new WeakMap<SourceFile, Carried>();

/**
 * The samples, carried through the built-ins before a place; null where code stands before it, a setup is wrong, or it is not known
 * what a connector would give. As long as nothing of that changes, what was made last is what is given.
 */
export function carriedRows(
  samples: SourceFile,
  batchSize: number,
  before: readonly PlaceTypes[],
  paramsOf: (place: PlaceTypes, index: number) => Params,
  storedOf: StoredOf,
): RowsIn | null {
  const steps = before.map((place, index) => ({
    program: place.reading?.program,
    isLoading: place.builtin?.connector === 'Load',
    params: paramsOf(place, index),
    stored: storedOf(place.fname),
  }));
  const inputs = [
    batchSize,
    ...steps.flatMap(({ program, params, stored }) => [program, JSON.stringify(params), stored]),
  ];
  const known = carried.get(samples);
  if (known && known.inputs.length === inputs.length && inputs.every((one, at) => one === known.inputs[at]))
    return known.rows;
  const rows = carry(samples, batchSize, steps);
  carried.set(samples, { inputs, rows });
  return rows;
}

/** A built-in before the place. */
interface CarryStep {
  readonly program: Program | undefined;
  readonly isLoading: boolean;
  readonly params: Params;
  readonly stored: readonly Row[] | undefined;
}

function carry(samples: SourceFile, batchSize: number, steps: readonly CarryStep[]): RowsIn | null {
  const { rows, isCut } = sampleRows(samples);
  let batches = inBatches(rows, batchSize);
  for (const { program, isLoading, params, stored } of steps) {
    if (program === undefined || (isLoading && stored === undefined)) return null;
    const evaluate = program.evaluator({ param: readParam(params), stored });
    batches = batches.map((batch) => handedOn(evaluate(batch), batch)).filter((batch) => batch.length > 0);
  }
  return { batches, from: 'samples', isCut };
}

const parsed = new WeakMap<SourceFile, { rows: readonly Row[]; isCut: boolean }>();

/** The first rows of a file of samples. They are read once. */
function sampleRows(file: SourceFile): { rows: readonly Row[]; isCut: boolean } {
  const known = parsed.get(file);
  if (known) return known;
  const { rows } = readRows(file.text, file.path, formatOf(file.path, file.text.slice(0, 1_000)));
  const first = rows.slice(0, mostRows).map((row): unknown => JSON.parse(row));
  const read = { rows: first.filter(isRow), isCut: rows.length > mostRows };
  parsed.set(file, read);
  return read;
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

/**
 * Works out a preview bit by bit, so that typing goes on meanwhile: each step is a part of a batch, or, where rows stand for
 * themselves, of as many rows as are asked for with `next`.
 */
export function* previewSteps(
  evaluate: EvaluateInSteps,
  { batches }: RowsIn,
  isPerRow: boolean,
): Generator<Preview, Preview, number | undefined> {
  const rowsIn = batches.flat();
  const made = {
    rowsIn,
    fates: [] as RowFate[],
    rowsOut: [] as Row[],
    from: [] as (readonly number[])[],
    counts: { kept: 0, dropped: 0, failed: 0 },
    notes: { emptied: 0, unmatched: 0, waiting: 0 },
    ways: [] as NextStep[],
  };
  function add(part: readonly Row[], { rows, from, fates, next }: BatchPreview): Preview {
    const start = made.fates.length;
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
      const own = next.kind === 'reuse' ? [index] : (from[index] ?? []);
      made.from.push(start === 0 ? own : own.map((one) => start + one));
    }
    return { ...made, isWhole: false };
  }

  if (isPerRow) {
    const evaluatePart = atOnce(evaluate);
    let size = firstPart;
    for (let at = 0; at < rowsIn.length; ) {
      const part = rowsIn.slice(at, at + size);
      at += part.length;
      size = (yield add(part, evaluatePart(part))) ?? size;
    }
  } else
    for (const batch of batches) {
      const steps = evaluate(batch);
      let step = steps.next();
      for (; !step.done; step = steps.next()) yield { ...made, isWhole: false };
      yield add(batch, step.value);
    }
  return { ...made, isWhole: true };
}

function noteOf({ state, failure, note }: RowFate): keyof Preview['notes'] | undefined {
  if (note === 'no-match') return 'unmatched';
  if (note === 'waiting') return 'waiting';
  return state === 'kept' && failure !== undefined ? 'emptied' : undefined;
}

/** Rows of the first step: of large ones a few are much work. */
export const firstPart = 50;
const mostInPart = 1_000;
/** What a step is to take, in milliseconds. */
const partMs = 4;

/** How many rows the next step is to have, after one of so many took so long. */
export function nextPart(rows: number, tookMs: number): number {
  const fitting = Math.floor((rows * partMs) / Math.max(tookMs, 0.01));
  return Math.min(mostInPart, Math.max(1, Math.min(fitting, rows * 4)));
}
