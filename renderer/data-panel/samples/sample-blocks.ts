import { cellToJson } from '../../../core/rows/csv/csv-cell.ts';
import { printCsv } from '../../../core/rows/csv/csv-print.ts';
import { createCsvRecords } from '../../../core/rows/csv/csv-records.ts';
import { setField } from '../../../core/rows/json/edit-row.ts';
import { cellValueText } from '../cell-text.ts';
import { fieldOf } from '../column-summary.ts';
import { asRecord } from '../row-record.ts';
import { shownRow } from '../shown-row.ts';
import type { GridCell, GridRange } from './grid-selection.ts';
import { appendRows, emptyRow, newlineOf, type SampleLine, typedJson } from './sample-lines.ts';

/** The rows as they are: text, its lines, and the columns in the order they are shown. */
export interface SampleTable {
  text: string;
  lines: readonly SampleLine[];
  columns: readonly string[];
}

/** The cells of a range as tab-separated text, as spreadsheets take it. */
export function copyBlock({ lines, columns }: SampleTable, { top, bottom, left, right }: GridRange): string {
  const names = columns.slice(left, right + 1);
  const rows = lines.slice(top, bottom + 1).map((line) => {
    const fields = shownRow(line.text).fields();
    return names.map((name) => cellValueText(fields.get(name)));
  });
  return printCsv(rows, { delimiter: '\t', newline: '\n' }).replace(/\n$/, '');
}

export interface Pasted {
  text: string;
  /** The cells that were filled. */
  range: GridRange;
}

/**
 * Puts tab-separated text into the cells from `at` on; rows beyond the last one are added, cells beyond the last column
 * are left out. One cell fills the whole range that is selected.
 */
export function pasteBlock(table: SampleTable, at: GridRange, pasted: string): Pasted {
  const cells = pastedCells(pasted);
  const [only] = cells;
  const isOne = cells.length === 1 && only?.length === 1;
  const height = isOne ? at.bottom - at.top + 1 : cells.length;
  const width = isOne ? at.right - at.left + 1 : Math.max(0, ...cells.map((row) => row.length));
  const right = Math.min(table.columns.length - 1, at.left + width - 1);
  const range = { ...at, bottom: at.top + height - 1, right };
  const typed = ({ row, column }: GridCell) => (isOne ? only?.[0] : cells[row - at.top]?.[column - at.left]);
  return { text: fillRange(table, range, typed), range };
}

/** Tab-separated text as spreadsheets give it; one with quotes that they would not write is taken as it stands. */
function pastedCells(pasted: string): string[][] {
  const cells: string[][] = [];
  const records = createCsvRecords('\t', '', 1, { keepsBlankLines: true });
  try {
    records.read(pasted, true, (record) => cells.push(record));
    return cells;
  } catch {
    const lines = pasted.replace(/\r?\n$/, '').split(/\r?\n/);
    return lines.map((line) => line.split('\t'));
  }
}

/** Empties the cells of a range: texts become empty, all else null. */
export function clearBlock(table: SampleTable, range: GridRange): string {
  return changeRows(table, range, (before) => (before?.startsWith('"') ? '""' : 'null'));
}

/** Gives all rows of a range the values of its first one. */
export function fillDown(table: SampleTable, range: GridRange): string {
  const first = shownRow(table.lines[range.top]?.text ?? '{}').fields();
  return changeRows(table, { ...range, top: range.top + 1 }, (_before, { column }) =>
    first.get(table.columns[column] ?? ''),
  );
}

/** Adds an empty row below another, with the same kinds of values to type into. */
export function insertRowBelow({ text, lines, columns }: SampleTable, row: number): string {
  const line = lines[row];
  if (line === undefined) return appendRows(text, [emptyRow(columns)]);
  const all = text.split('\n');
  const end = newlineOf(text).replace('\n', '');
  const isLast = line.line === all.length - 1;
  if (isLast) all[line.line] += end;
  all.splice(line.line + 1, 0, emptyRow(columns) + (isLast ? '' : end));
  return all.join('\n');
}

/** A text in a column of texts stays one: what the first rows hold tells what a column is for. */
export function likeInColumn({ lines }: SampleTable, column: string): unknown {
  for (const { value } of lines.slice(0, 200)) {
    const found = fieldOf(asRecord(value), column);
    if (found !== null && found !== undefined) return found;
  }
  return undefined;
}

function fillRange(
  table: SampleTable,
  range: GridRange,
  typed: (cell: GridCell) => string | undefined,
): string {
  const likes = table.columns.map((column) => likeInColumn(table, column));
  const missing = Math.max(0, range.bottom + 1 - table.lines.length);
  const filled = changeRows(table, range, (before, cell) => {
    const text = typed(cell);
    if (text === undefined) return undefined;
    const value: unknown = before === undefined ? undefined : JSON.parse(before);
    return pastedJson(text, value ?? likes[cell.column]);
  });
  const added = Array.from({ length: missing }, (_, index) => {
    const row = table.lines.length + index;
    return table.columns.reduce((json, name, column) => {
      const isWithin = column >= range.left && column <= range.right;
      const text = isWithin ? typed({ row, column }) : undefined;
      return text === undefined ? json : setField(json, name, pastedJson(text, likes[column]));
    }, emptyRow(table.columns));
  });
  return added.length === 0 ? filled : appendRows(filled, added);
}

/** As if it had been typed; where nothing tells what the column is for, a number is taken as from CSV, so that ids stay whole. */
function pastedJson(text: string, like: unknown): string {
  const isNumber = /^\s*-?\d/.test(text);
  return like === undefined && isNumber ? cellToJson(text) : typedJson(text, like);
}

/**
 * The text with new JSON in the cells of a range; cells for which there is none, rows that stay the same and lines that are no
 * JSON are left as written.
 */
function changeRows(
  { text, lines, columns }: SampleTable,
  { top, bottom, left, right }: GridRange,
  jsonAt: (before: string | undefined, cell: GridCell) => string | undefined,
): string {
  const all = text.split('\n');
  lines.slice(top, bottom + 1).forEach((line, index) => {
    if (line.value === undefined) return;
    let row = all[line.line] ?? '';
    const fields = shownRow(line.text).fields();
    for (let column = left; column <= right; column += 1) {
      const name = columns[column];
      if (name === undefined) continue;
      const before = fields.get(name);
      const after = jsonAt(before, { row: top + index, column });
      if (after !== undefined && after !== before) row = setField(row, name, after);
    }
    all[line.line] = row;
  });
  return all.join('\n');
}
