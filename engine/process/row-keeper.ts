import type { RowSnapshot, RowsPage } from '../../core/contract/run-payloads.ts';
import type { KeptRows } from './ended-place.ts';
import { createLostFields, type LostField } from './lost-fields.ts';
import { rowText } from './row-text.ts';

const firstRows = 1000;
const sampledRows = 200;
const failedRows = 1000;
const pageBytes = 16 * 1024 * 1024;

/** Bytes that all keepers of a run may use together. */
export interface ByteBudget {
  left: number;
}

export interface RowsWindow {
  offset: number;
  limit: number;
  find: string;
}

/**
 * The rows kept of one side of one function, as JSON text from the moment they passed: the first ones, a fair sample of
 * the later ones, and those of failing visits. Only rows that are kept cost anything.
 */
export interface RowKeeper {
  offer(rows: readonly unknown[], batch: number): void;
  /** The rows of a visit that failed; counted only when they were not offered before. `threwAt`: the one that the function was at. */
  offerFailed(rows: readonly unknown[], batch: number, counted: boolean, threwAt?: number): void;
  page(window: RowsWindow): RowsPage;
  /** The rows of visits that did not fail, in their order. */
  kept(): KeptRows;
  /** Rows that were looked at as they passed, and those of their fields that have no value. */
  lost(): { looked: number; lost: LostField[] };
}

export function createRowKeeper(budget: ByteBudget): RowKeeper {
  const first: RowSnapshot[] = [];
  const sample: RowSnapshot[] = [];
  const failed: RowSnapshot[] = [];
  const skipper = createSkipper(sampledRows);
  let total = 0;
  let nextSampled = firstRows;
  let whole = 0;
  let looked = 0;
  const lost = createLostFields();
  const lookAt = (row: unknown): void => lost.look(row);

  function snapshot(
    row: unknown,
    index: number,
    batch: number,
    onOdd?: (row: unknown) => void,
  ): RowSnapshot | undefined {
    if (budget.left <= 0) return undefined;
    const text = rowText(row, onOdd);
    budget.left -= text.json.length;
    return { index, batch, ...text };
  }
  function keepSampled(row: unknown, index: number, batch: number): void {
    const slot = sample.length < sampledRows ? sample.length : Math.floor(Math.random() * sampledRows);
    budget.left += sample[slot]?.json.length ?? 0;
    const kept = snapshot(row, index, batch, lookAt);
    if (!kept) return;
    looked++;
    sample[slot] = kept;
  }

  return {
    kept: () => ({
      rows: [...first, ...sample].sort((left, right) => left.index - right.index),
      total,
      whole,
    }),
    lost: () => ({ looked, lost: lost.counts() }),
    offer(rows, batch) {
      const start = total;
      total += rows.length;
      for (let index = start; index < total && index < firstRows; index++) {
        const kept = snapshot(rows[index - start], index, batch, lookAt);
        if (!kept) continue;
        looked++;
        first.push(kept);
      }
      if (first.length === total) whole = total;
      while (nextSampled < total) {
        keepSampled(rows[nextSampled - start], nextSampled, batch);
        nextSampled += skipper();
      }
    },
    offerFailed(rows, batch, counted, threwAt) {
      const start = counted ? total - rows.length : total;
      if (!counted) total += rows.length;
      const keep = (at: number): void => {
        const kept = snapshot(rows[at], start + at, batch);
        if (kept) failed.push({ ...kept, failed: true, ...(at === threwAt ? { threw: true } : {}) });
      };
      // However far it stands behind the others.
      if (threwAt !== undefined) keep(threwAt);
      for (let at = 0; at < rows.length && failed.length < failedRows; at++) if (at !== threwAt) keep(at);
    },
    page(window) {
      const byIndex = new Map([...first, ...sample, ...failed].map((row) => [row.index, row]));
      const kept = [...byIndex.values()].sort((left, right) => left.index - right.index);
      const needle = window.find.toLowerCase();
      const matching = needle === '' ? kept : kept.filter((row) => row.json.toLowerCase().includes(needle));
      return { rows: pageOf(matching, window), matching: matching.length, kept: kept.length, total };
    },
  };
}

function pageOf(rows: readonly RowSnapshot[], { offset, limit }: RowsWindow): RowSnapshot[] {
  const page: RowSnapshot[] = [];
  let bytes = 0;
  for (const row of rows.slice(offset, offset + limit)) {
    bytes += row.json.length;
    if (bytes > pageBytes && page.length > 0) break;
    page.push(row);
  }
  return page;
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
