import { blockRows } from '../../core/run/journal/journal-text.ts';
import { type RowLines, someRows } from '../serialize/row-block.ts';
import type { KeptRow, KeptRows } from './ended-place.ts';
import { copySample, type Drawn, draw, type FairSample, fairSample, noneDrawn } from './fair-sample.ts';
import { createLostFields, type LostField } from './lost-fields.ts';

const firstRows = 1000;

/** Bytes that all keepers of a run may use together. */
export interface ByteBudget {
  left: number;
}

/** The first rows of one offer: many, so that nothing is made of each. */
interface FirstRows {
  /** Rows that had passed before. */
  start: number;
  batch: number;
  count: number;
  bytes: number;
  lines: RowLines;
}

/** A row of the sample. */
interface SampledRow {
  /** From 1. */
  slot: number;
  index: number;
  batch: number;
  bytes: number;
  /** Itself, or where it lies in an array that was printed at once. */
  json: string | { lines: RowLines; line: number };
  cutFromBytes: number | undefined;
}

/** What a keeper made of the rows that it was offered last. */
interface LastOffer {
  /** Rows that had passed before. */
  start: number;
  rows: number;
  drawn: Drawn;
  first: FirstRows | undefined;
  sampled: readonly SampledRow[];
  lines: RowLines | undefined;
  /** As it is after them. */
  fair: FairSample;
}
const noneSampled: readonly SampledRow[] = [];

/**
 * The rows kept of one side of one function, as JSON text from the moment they passed: the first ones, and a fair sample of
 * the later ones. Only rows that are kept cost anything.
 */
export interface RowKeeper {
  /** The rows of these that are kept; undefined when there are none. `isHandedOn`: they are what `before` was offered last, untouched. */
  offer(rows: readonly unknown[], batch: number, isHandedOn?: boolean): RowLines | undefined;
  readonly last: Readonly<LastOffer>;
  /** The kept rows, in their order. */
  kept(): KeptRows;
  /** Whether this text may be in one of the kept rows' JSON; without taking them apart. */
  mayHold(text: string): boolean;
  /** Rows that were looked at as they passed, and those of their fields that have no value. */
  lost(): { looked: number; lost: LostField[] };
}

export interface KeeperSettings {
  budget: ByteBudget;
  /**
   * The keeper of the side that hands on what comes here. As long as the same rows pass both, both keep the same ones: they are
   * written out and stored once, and can be followed from one to the other.
   */
  before?: RowKeeper | undefined;
  /**
   * The keeper of what goes in where this one keeps what comes out. As long as as many rows come out as go in, rows at the same places are
   * kept of both: they are most often the same ones.
   */
  beside?: RowKeeper | undefined;
  /** From 0 to below 1. */
  random?(): number;
}

export function createRowKeeper(settings: KeeperSettings): RowKeeper {
  const { budget, before, beside, random = Math.random } = settings;
  const first: FirstRows[] = [];
  const sample: (SampledRow | undefined)[] = [];
  const fair = fairSample(firstRows);
  let total = 0;
  let whole = 0;
  let looked = 0;
  const lost = createLostFields();
  const lookAt = (row: unknown): void => lost.look(row);
  const last: LastOffer = {
    ...{ start: 0, rows: 0, drawn: noneDrawn, first: undefined, sampled: noneSampled, lines: undefined },
    fair: { ...fair },
  };
  let isAsBefore = before !== undefined;
  let isAsBeside = beside !== undefined;

  const bytesAt = (slot: number): number => sample[slot - 1]?.bytes ?? 0;

  function hold(): void {
    if (last.first) {
      first.push(last.first);
      budget.left -= last.first.bytes;
      if (last.first.start === whole && whole + last.first.count === total) whole = total;
    }
    for (const row of last.sampled) {
      budget.left += bytesAt(row.slot) - row.bytes;
      sample[row.slot - 1] = row;
    }
  }
  function drawn(start: number, rows: number): Drawn {
    isAsBeside &&= beside?.last.start === start && beside.last.rows === rows;
    if (!beside || !isAsBeside) return draw(fair, start, start + rows, random);
    copySample(fair, beside.last.fair);
    return beside.last.drawn;
  }
  /** Of these rows, the first ones that are few enough and those that the sample draws. */
  function take(rows: readonly unknown[], batch: number): void {
    const start = total;
    total += rows.length;
    last.first = undefined;
    last.sampled = noneSampled;
    last.lines = undefined;
    last.drawn = drawn(start, rows.length);
    const { at, slots } = last.drawn;
    const count = Math.min(Math.max(firstRows - start, 0), rows.length);
    if (count + at.length === 0) return;
    let longest = budget.left;
    for (const slot of slots) longest += bytesAt(slot);
    if (longest <= 0) return;
    const lines = someRows(rows, { first: count, at, slots, longest, onOdd: lookAt });
    looked += lines.header.kept;
    const offered = { start, batch, count };
    if (count > 0) last.first = firstOf(lines, offered);
    if (at.length > 0) last.sampled = sampledOf(lines, offered, last.drawn);
    last.lines = lines;
    hold();
  }
  /** The same rows as the side before kept of them. */
  function adopt(offer: Readonly<LastOffer>, rows: number): void {
    total += rows;
    copySample(fair, offer.fair);
    last.drawn = offer.drawn;
    last.first = offer.first;
    last.sampled = offer.sampled;
    last.lines = offer.lines;
    hold();
  }

  return {
    kept() {
      let rows: readonly KeptRow[] | undefined;
      return {
        get rows() {
          rows ??= [...first.flatMap(shownFirst), ...shownSample(sample)];
          return rows;
        },
        ...{ total, whole },
      };
    },
    mayHold: (text) =>
      first.some(({ lines }) => lines.text.includes(text)) ||
      sample.some((row) => row !== undefined && textIn(row.json).includes(text)),
    lost: () => ({ looked, lost: lost.counts() }),
    last,
    offer(rows, batch, isHandedOn = false) {
      isAsBefore &&= isHandedOn && before?.last.start === total;
      last.start = total;
      last.rows = rows.length;
      if (before && isAsBefore) adopt(before.last, rows.length);
      else take(rows, batch);
      copySample(last.fair, fair);
      return last.lines;
    },
  };
}

function shownRow(index: number, batch: number, json: string, cutFromBytes: number | undefined): KeptRow {
  return cutFromBytes === undefined ? { index, batch, json } : { index, batch, json, cutFromBytes };
}

function shown({ index, batch, json, cutFromBytes }: SampledRow): KeptRow {
  const text = typeof json === 'string' ? json : (printed(json.lines)[json.line] ?? '');
  return shownRow(index, batch, text, cutFromBytes);
}

function shownSample(sample: readonly (SampledRow | undefined)[]): KeptRow[] {
  const sampled = sample.filter((row) => row !== undefined).map(shown);
  return sampled.sort((left, right) => left.index - right.index);
}

/** The row, or all the rows among which it lies. */
function textIn(json: SampledRow['json']): string {
  return typeof json === 'string' ? json : json.lines.text;
}

function shownFirst({ start, batch, count, lines }: FirstRows): KeptRow[] {
  return printed(lines)
    .slice(0, count)
    .map((json, line) => shownRow(start + line, batch, json, lines.header.cut?.[line + 1]));
}

function printed(lines: RowLines): readonly string[] {
  lines.rows ??= blockRows(lines.header, lines.text);
  return lines.rows;
}

interface Offered {
  start: number;
  batch: number;
  /** Of the first rows. */
  count: number;
}

function firstOf(lines: RowLines, { start, batch, count: wanted }: Offered): FirstRows | undefined {
  const { header, text } = lines;
  const count = Math.min(wanted, header.kept);
  return count === 0 ? undefined : { start, batch, count, bytes: (text.length * count) / header.kept, lines };
}

/** Those of the sample. Parts of one text count as of equal length. */
function sampledOf(
  lines: RowLines,
  { start, batch, count }: Offered,
  { at, slots }: Drawn,
): readonly SampledRow[] {
  const { header, text } = lines;
  const sampled: SampledRow[] = [];
  for (let line = count; line < header.kept; line++) {
    const json = textOf(lines, line);
    sampled.push({
      slot: slots[line - count] ?? 0,
      index: start + (at[line - count] ?? 0) - 1,
      batch,
      bytes: typeof json === 'string' ? json.length : text.length / header.kept,
      json,
      cutFromBytes: header.cut?.[line + 1],
    });
  }
  return sampled;
}

/** One of the rows that were printed; of an array's, which it would take time to take apart, where it lies. */
function textOf(lines: RowLines, line: number): SampledRow['json'] {
  const json = lines.rows?.[line];
  if (json !== undefined) return json;
  return lines.header.kept === 1 ? lines.text.slice(1, -1) : { lines, line };
}
