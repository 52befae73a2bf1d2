import type { BlockHeader } from '../../core/contract/journal.ts';
import { blockText } from '../../core/run/journal/journal-text.ts';
import { arrayText } from './array-text.ts';
import { rowText } from './row-text.ts';

/** Characters of one block at most; the rows behind them are counted, not kept. A message carries it whole. */
const longestBlock = 16 * 1024 * 1024;
/** So many rows are written at once. */
const mostAtOnce = 10_000;
/** Rows of a visit that are told before it begins, and their characters. */
const toldRows = 100;
const toldText = 32 * 1024;

type Header = Omit<BlockHeader, 'block' | 'length'>;

/** Rows as they are now, on their way into a block. */
export interface RowLines {
  header: Header;
  /** JSON Lines, or with `header.array` a JSON array; with `header.source` lines as they were read. */
  text: string;
  /** Each row, where they were printed one by one, or somebody has taken them apart. */
  rows?: readonly string[];
}

/** All of these rows, or the first of very many. */
export function allRows(rows: readonly unknown[], longest = longestBlock): RowLines {
  const at = rows.length <= mostAtOnce ? atOnce(rows, rows.length, longest) : undefined;
  return at ?? headRows(rows, rows.length, longest);
}

/**
 * Rows of the source that nobody has touched yet, by the lines that they were read from, one each: whoever reads the block prints them
 * (`printedRows`). Undefined where the lines are too long.
 */
export function sourceRows(rows: number, lines: string): RowLines | undefined {
  if (lines.length > longestBlock) return undefined;
  return { header: { rows, kept: rows, source: true }, text: lines };
}

/** What the block would have been if its rows had been printed. */
export function printedRows(rows: readonly unknown[]): RowLines {
  return allRows(rows, Number.POSITIVE_INFINITY);
}

/** The first of these rows: what is told of a visit before it begins. */
export function firstRows(rows: readonly unknown[]): RowLines {
  const first = rows.length <= toldRows ? rows : rows.slice(0, toldRows);
  return atOnce(first, rows.length, toldText) ?? headRows(rows, toldRows, toldText);
}

/** These rows, of so many, as an array; undefined where they are no such rows, or too many characters. */
function atOnce(kept: readonly unknown[], rows: number, characters: number): RowLines | undefined {
  const text = arrayText(kept);
  if (text === undefined || text.length > characters) return undefined;
  return { header: { rows, kept: kept.length, array: true }, text };
}

function headRows(
  rows: readonly unknown[],
  most: number,
  characters: number,
  onOdd?: (row: unknown) => void,
): RowLines {
  const lines: string[] = [];
  const cut: Record<string, number> = {};
  const count = Math.min(rows.length, most);
  for (let index = 0, length = 0; index < count && length < characters; index++)
    length += addLine(lines, cut, rows[index], onOdd);
  return { header: headerOf(rows.length, lines, cut), text: lines.join('\n'), rows: lines };
}

/** How rows are picked out of others: so many of the first ones, and behind them those at these places, from 1 and in their order. */
export interface Picking {
  first: number;
  at?: readonly number[];
  /** For each of `at` the place of a fair sample that it takes, from 1. */
  slots?: readonly number[];
  /** Characters: the row that goes beyond them is the last one. */
  longest?: number;
  /** Hears of each row that is no plain JSON. */
  onOdd?(row: unknown): void;
}

/** Some of these rows. */
export function someRows(
  rows: readonly unknown[],
  { first, at = [], slots = [], longest = Number.POSITIVE_INFINITY, onOdd }: Picking,
): RowLines {
  const picked = pickedRows(rows, first, at);
  const lines = atOnce(picked, rows.length, longest) ?? headRows(picked, picked.length, longest, onOdd);
  const { header } = lines;
  header.rows = rows.length;
  // Also of all rows, or the first ones: nobody may take picked rows for what a visit had when it was to be gone on from.
  header.at = behind(first, (index) => index + 1, at);
  if (slots.length > 0) header.slots = behind(first, () => 0, slots);
  // The last rows may have been too long.
  if (header.at.length > header.kept) header.at.length = header.kept;
  if (header.slots && header.slots.length > header.kept) header.slots.length = header.kept;
  return lines;
}

function pickedRows(rows: readonly unknown[], first: number, at: readonly number[]): readonly unknown[] {
  if (first >= rows.length) return rows;
  const picked = first === 0 ? [] : rows.slice(0, first);
  for (const place of at) picked.push(rows[place - 1]);
  return picked;
}

/** Numbers of the first rows, and those of the others behind them. */
function behind(first: number, number: (index: number) => number, others: readonly number[]): number[] {
  return first === 0 ? [...others] : [...Array.from({ length: first }, (_, at) => number(at)), ...others];
}

function addLine(
  lines: string[],
  cut: Record<string, number>,
  row: unknown,
  onOdd?: (row: unknown) => void,
): number {
  const { json, cutFromBytes } = rowText(row, onOdd);
  lines.push(json);
  if (cutFromBytes !== undefined) cut[lines.length] = cutFromBytes;
  return json.length + 1;
}

function headerOf(rows: number, lines: readonly string[], cut: Record<string, number>): Header {
  const header = { rows, kept: lines.length };
  return Object.keys(cut).length > 0 ? { ...header, cut } : header;
}

/** The block as a journal has it. */
export function linesBlock(block: number, { header, text }: RowLines): string {
  return blockText({ block, ...header }, text);
}
