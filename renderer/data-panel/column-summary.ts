import type { ShownRow } from './shown-row.ts';

/** What a column holds, over the rows at hand. */
export interface ColumnSummary {
  name: string;
  /** `mixed` when more than one kind of value occurs. */
  type: 'text' | 'int' | 'number' | 'bool' | 'object' | 'list' | 'null' | 'mixed';
  /** Rows where the value is null, and those that do not have the field. */
  nulls: number;
  missing: number;
  distinct: number;
  /** Of numbers (as text where a value would lose digits), or of texts in code-point order; null with nothing to compare. */
  min: string | number | null;
  max: string | number | null;
  /** Counts of numbers in up to 12 equal bins from min to max, or of the most frequent texts. */
  histogram: readonly { label: string; count: number }[];
}

type Row = Record<string, unknown>;
const bins = 12;

/** A field of a row; undefined where the row has none, whatever all objects have by that name. */
export function fieldOf(row: Row, name: string): unknown {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

/** The columns of rows in order of first appearance. */
export function columnNames(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  let last: readonly string[] = [];
  for (const row of rows) {
    const keys = Object.keys(row);
    // Rows mostly have the same keys as the one before.
    if (keys.length === last.length && keys.every((key, at) => key === last[at])) continue;
    for (const name of keys) names.add(name);
    last = keys;
  }
  return [...names];
}

/** What the columns of rows hold; numbers that are more exact in the rows than as values are told as they are written there. */
export function summarizeColumns(rows: readonly ShownRow[]): ColumnSummary[] {
  return columnNames(rows.map(({ record }) => record)).map((name) => summarize(name, rows));
}

function summarize(name: string, rows: readonly ShownRow[]): ColumnSummary {
  const values: unknown[] = [];
  const texts: string[] = [];
  let missing = 0;
  for (const row of rows) {
    const value = fieldOf(row.record, name);
    if (value === undefined) missing++;
    if (value === null || value === undefined) continue;
    values.push(value);
    texts.push(textOf(value, row, name));
  }
  const type = typeOf(new Set(values.map(kindOf)));
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const isNumeric = type === 'int' || type === 'number';
  const numbers = isNumeric ? values.filter((value) => typeof value === 'number') : [];
  const [min, max] = isNumeric ? numberEnds(numbers, texts) : textRange(type === 'text' ? texts : []);
  return {
    name,
    type,
    nulls: rows.length - values.length - missing,
    missing,
    distinct: counts.size,
    min,
    max,
    histogram: numbers.length > 0 ? numberHistogram(numbers) : frequent(counts),
  };
}

/** Digits that a double keeps for certain. */
const exactDigits = 15;

/** A value as text, to be told from others: a number that may have lost digits as its row has it. */
function textOf(value: unknown, row: ShownRow, name: string): string {
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value) ?? '';
  if (typeof value !== 'number' || text.length <= exactDigits) return text;
  return row.fields().get(name) ?? text;
}

/** The least and the greatest number: as values, or as their texts where they have more digits. */
function numberEnds(
  numbers: readonly number[],
  texts: readonly string[],
): [number | string | null, number | string | null] {
  if (numbers.length === 0) return [null, null];
  return numberRange(numbers).map((end) => {
    const text = texts[numbers.indexOf(end)] ?? '';
    return text.length <= exactDigits ? end : text;
  }) as [number | string, number | string];
}

function kindOf(value: unknown): ColumnSummary['type'] {
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'number';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? 'list' : 'object';
}

function typeOf(kinds: ReadonlySet<ColumnSummary['type']>): ColumnSummary['type'] {
  if (kinds.size === 0) return 'null';
  const [first] = kinds;
  if (kinds.size === 1 && first !== undefined) return first;
  return kinds.size === 2 && kinds.has('int') && kinds.has('number') ? 'number' : 'mixed';
}

function numberRange(numbers: readonly number[]): [number, number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of numbers) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}

function textRange(texts: readonly string[]): [string | null, string | null] {
  let min: string | null = null;
  let max: string | null = null;
  for (const text of texts) {
    if (min === null || text < min) min = text;
    if (max === null || text > max) max = text;
  }
  return [min, max];
}

function numberHistogram(numbers: readonly number[]): { label: string; count: number }[] {
  const [min, max] = numberRange(numbers);
  if (min === max) return [{ label: String(min), count: numbers.length }];
  const counts = new Array<number>(bins).fill(0);
  for (const value of numbers) {
    const bin = Math.min(bins - 1, Math.floor(((value - min) / (max - min)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const width = (max - min) / bins;
  return counts.map((count, bin) => ({
    label: `${short(min + bin * width)} – ${short(min + (bin + 1) * width)}`,
    count,
  }));
}

function frequent(counts: ReadonlyMap<string, number>): { label: string; count: number }[] {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, bins)
    .map(([label, count]) => ({ label, count }));
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
