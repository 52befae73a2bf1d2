import type { PickedLines, RowLines } from '../serialize/row-block.ts';
import { rowText } from '../serialize/row-text.ts';
import type { KeptRow, KeptRows } from './ended-place.ts';
import { createLostFields, type LostField } from './lost-fields.ts';

const firstRows = 1000;
const sampledRows = 100;
const none: readonly Taken[] = [];

/** Bytes that all keepers of a run may use together. */
export interface ByteBudget {
  left: number;
}

/** A row that is kept, and the place of the sample that it takes; 0 for one of the first rows, which stays. */
interface Taken {
  row: KeptRow;
  slot: number;
}

/** What a keeper made of the rows that it was offered last. */
interface LastOffer {
  /** Rows that had passed before. */
  start: number;
  taken: readonly Taken[];
  lines: PickedLines | undefined;
  nextSampled: number;
}

/**
 * The rows kept of one side of one function, as JSON text from the moment they passed: the first ones, and a fair sample of
 * the later ones. Only rows that are kept cost anything.
 */
export interface RowKeeper {
  /** The rows of these that are kept; undefined when there are none. `isHandedOn`: they are what `before` was offered last, untouched. */
  offer(rows: readonly unknown[], batch: number, isHandedOn?: boolean): PickedLines | undefined;
  readonly last: Readonly<LastOffer>;
  /** The kept rows, in their order. */
  kept(): KeptRows;
  /** Rows that were looked at as they passed, and those of their fields that have no value. */
  lost(): { looked: number; lost: LostField[] };
}

/**
 * `before`: the keeper of the side that hands on what comes here. As long as the same rows pass both, both keep the same ones: they are
 * written out and stored once, and can be followed from one to the other.
 */
export function createRowKeeper(budget: ByteBudget, before?: RowKeeper): RowKeeper {
  const first: KeptRow[] = [];
  const sample: KeptRow[] = [];
  const skipper = createSkipper(sampledRows);
  let total = 0;
  let nextSampled = firstRows;
  let whole = 0;
  let looked = 0;
  const lost = createLostFields();
  const lookAt = (row: unknown): void => lost.look(row);
  const last: LastOffer = { start: 0, taken: none, lines: undefined, nextSampled };
  let isAsBefore = before !== undefined;

  function snapshot(row: unknown, index: number, batch: number): KeptRow | undefined {
    if (budget.left <= 0) return undefined;
    const { json, cutFromBytes } = rowText(row, lookAt);
    budget.left -= json.length;
    looked++;
    return cutFromBytes === undefined ? { index, batch, json } : { index, batch, json, cutFromBytes };
  }
  /** The slot of the sample that the row takes; undefined when there is no room for it. */
  function keepSampled(row: unknown, index: number, batch: number): number | undefined {
    const slot = sample.length < sampledRows ? sample.length : Math.floor(Math.random() * sampledRows);
    budget.left += sample[slot]?.json.length ?? 0;
    const kept = snapshot(row, index, batch);
    if (!kept) return undefined;
    sample[slot] = kept;
    return slot;
  }

  /** Of these rows, the first ones that are few enough and those that the sample draws. */
  function take(rows: readonly unknown[], batch: number): void {
    const start = total;
    total += rows.length;
    last.taken = none;
    last.lines = undefined;
    if (start >= firstRows && nextSampled >= total) return;
    const taken: Taken[] = [];
    for (let index = start; index < total && index < firstRows; index++) {
      const kept = snapshot(rows[index - start], index, batch);
      if (!kept) continue;
      first.push(kept);
      taken.push({ row: kept, slot: 0 });
    }
    if (first.length === total) whole = total;
    while (nextSampled < total) {
      const slot = keepSampled(rows[nextSampled - start], nextSampled, batch);
      const row = slot === undefined ? undefined : sample[slot];
      if (row && slot !== undefined) taken.push({ row, slot: slot + 1 });
      nextSampled += skipper();
    }
    if (taken.length === 0) return;
    last.taken = taken;
    // Of the rows it keeps the number alone: they would live as long as this side is visited.
    const count = rows.length;
    last.lines = () => linesOf(taken, start, count);
  }
  /** The same rows as the side before kept of them. */
  function adopt(offer: Readonly<LastOffer>, rows: number): void {
    total += rows;
    nextSampled = offer.nextSampled;
    last.taken = offer.taken;
    last.lines = offer.lines;
    for (const { row, slot } of offer.taken) {
      budget.left -= row.json.length;
      if (slot === 0) {
        first.push(row);
        continue;
      }
      budget.left += sample[slot - 1]?.json.length ?? 0;
      sample[slot - 1] = row;
    }
    if (first.length === total) whole = total;
  }

  return {
    kept: () => ({
      rows: [...first, ...sample].sort((left, right) => left.index - right.index),
      total,
      whole,
    }),
    lost: () => ({ looked, lost: lost.counts() }),
    last,
    offer(rows, batch, isHandedOn = false) {
      isAsBefore &&= isHandedOn && before?.last.start === total;
      last.start = total;
      if (before && isAsBefore) adopt(before.last, rows.length);
      else take(rows, batch);
      last.nextSampled = nextSampled;
      return last.lines;
    },
  };
}

/** Kept rows as a block's lines. In one pass: long runs take few rows of many visits. */
function linesOf(taken: readonly Taken[], start: number, rows: number): RowLines {
  const at: number[] = [];
  const slots: number[] = [];
  const texts: string[] = [];
  let cut: Record<string, number> | undefined;
  let isSample = false;
  for (const { row, slot } of taken) {
    at.push(row.index - start + 1);
    slots.push(slot);
    texts.push(row.json);
    if (slot > 0) isSample = true;
    if (row.cutFromBytes === undefined) continue;
    cut ??= {};
    cut[texts.length] = row.cutFromBytes;
  }
  const header: RowLines['header'] = { rows, kept: taken.length, at };
  if (isSample) header.slots = slots;
  if (cut) header.cut = cut;
  return { header, text: texts.join('\n') };
}

/**
 * How many rows to go on to the next one of a fair sample of `size` (Li's algorithm L): after the first `size` rows the
 * steps grow, so that ten million rows ask for a few thousand random numbers only.
 */
function createSkipper(size: number): () => number {
  let filled = 1;
  let weight = 1;
  return () => {
    if (filled < size) {
      filled++;
      return 1;
    }
    weight *= Math.exp(Math.log(Math.random()) / size);
    return Math.floor(Math.log(Math.random()) / Math.log(1 - weight)) + 1;
  };
}
