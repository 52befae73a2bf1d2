import Papa from 'papaparse';
import { asRecord } from '../column-summary.ts';
import type { GridCell, GridRange } from './grid-selection.ts';
import { appendRows, cellInput, cellValue, type SampleLine, withCell } from './sample-lines.ts';

/** The rows as they are: text, its lines, and the columns in the order they are shown. */
export interface SampleTable {
  text: string;
  lines: readonly SampleLine[];
  columns: readonly string[];
}

/** The cells of a range as tab-separated text, as spreadsheets take it. */
export function copyBlock({ lines, columns }: SampleTable, { top, bottom, left, right }: GridRange): string {
  const rows = lines
    .slice(top, bottom + 1)
    .map(({ value }) => columns.slice(left, right + 1).map((column) => cellInput(asRecord(value)[column])));
  return Papa.unparse(rows, { delimiter: '\t', newline: '\n' });
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
  const cells = Papa.parse<string[]>(pasted.replace(/\r?\n$/, ''), { delimiter: '\t' }).data;
  const [only] = cells;
  const isOne = cells.length === 1 && only?.length === 1;
  const height = isOne ? at.bottom - at.top + 1 : cells.length;
  const width = isOne ? at.right - at.left + 1 : Math.max(0, ...cells.map((row) => row.length));
  const right = Math.min(table.columns.length - 1, at.left + width - 1);
  const range = { ...at, bottom: at.top + height - 1, right };
  const typed = ({ row, column }: GridCell) => (isOne ? only?.[0] : cells[row - at.top]?.[column - at.left]);
  return { text: fillRange(table, range, typed), range };
}

/** Empties the cells of a range: texts become empty, all else null. */
export function clearBlock(table: SampleTable, range: GridRange): string {
  return changeRows(table, range, (row, column) => (typeof row[column] === 'string' ? '' : null));
}

/** Gives all rows of a range the values of its first one. */
export function fillDown(table: SampleTable, range: GridRange): string {
  const first = asRecord(table.lines[range.top]?.value);
  return changeRows(table, { ...range, top: range.top + 1 }, (_row, column) => first[column]);
}

/** Adds an empty row below another, with the same kinds of values to type into. */
export function insertRowBelow({ text, lines, columns }: SampleTable, row: number): string {
  const empty = JSON.stringify(Object.fromEntries(columns.map((column) => [column, null])));
  const line = lines[row];
  if (line === undefined) return appendRows(text, [JSON.parse(empty)]);
  const all = text.split('\n');
  all.splice(line.line + 1, 0, empty);
  return all.join('\n');
}

/** A text in a column of texts stays one: what the first rows hold tells what a column is for. */
export function likeInColumn({ lines }: SampleTable, column: string): unknown {
  for (const { value } of lines.slice(0, 200)) {
    const found = asRecord(value)[column];
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
  const filled = changeRows(table, range, (row, name, cell) => {
    const text = typed(cell);
    return text === undefined ? row[name] : cellValue(text, row[name] ?? likes[cell.column]);
  });
  const added = Array.from({ length: missing }, (_, index) => {
    const row = table.lines.length + index;
    return Object.fromEntries(
      table.columns.map((name, column) => {
        const isWithin = column >= range.left && column <= range.right;
        const text = isWithin ? typed({ row, column }) : undefined;
        return [name, text === undefined ? null : cellValue(text, likes[column])];
      }),
    );
  });
  return added.length === 0 ? filled : appendRows(filled, added);
}

/** The text with new values in the cells of a range; lines that stay the same, and those that are no JSON, are left as written. */
function changeRows(
  { text, lines, columns }: SampleTable,
  { top, bottom, left, right }: GridRange,
  valueAt: (row: Record<string, unknown>, column: string, cell: GridCell) => unknown,
): string {
  const all = text.split('\n');
  lines.slice(top, bottom + 1).forEach((line, index) => {
    if (line.value === undefined) return;
    let value: unknown = line.value;
    for (let column = left; column <= right; column += 1) {
      const name = columns[column];
      if (name === undefined) continue;
      const before = asRecord(value);
      const after = valueAt(before, name, { row: top + index, column });
      if (after !== undefined && after !== before[name]) value = withCell(value, name, after);
    }
    if (value !== line.value) all[line.line] = JSON.stringify(value);
  });
  return all.join('\n');
}
