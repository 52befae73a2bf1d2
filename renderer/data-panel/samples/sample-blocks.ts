import { printCsv } from '../../../core/rows/csv/csv-print.ts';
import { setField } from '../../../core/rows/json/edit-row.ts';
import { appendRows, newlineOf } from '../../../core/samples/append-rows.ts';
import { cellValueText } from '../cell-text.ts';
import { fieldOf } from '../column-summary.ts';
import { asRecord } from '../row-record.ts';
import { shownRow } from '../shown-row.ts';
import type { GridCell, GridRange } from './grid-selection.ts';
import { cellsToHtml } from './paste/copy-html.ts';
import { emptyRow, type SampleLine } from './sample-lines.ts';

/** The rows as they are: text, its lines, and the columns in the order they are shown. */
export interface SampleTable {
  text: string;
  lines: readonly SampleLine[];
  columns: readonly string[];
}

/** The cells of a range as spreadsheets take them: as tab-separated text and as HTML. */
export function copyBlock(
  { lines, columns }: SampleTable,
  { top, bottom, left, right }: GridRange,
): { text: string; html: string } {
  const names = columns.slice(left, right + 1);
  const json = lines.slice(top, bottom + 1).map((line) => {
    const fields = shownRow(line.text).fields();
    return names.map((name) => fields.get(name));
  });
  const cells = json.map((row) => row.map(cellValueText));
  return {
    text: printCsv(cells, { delimiter: '\t', newline: '\n' }).replace(/\n$/, ''),
    html: cellsToHtml(cells, (row, column) => json[row]?.[column]?.startsWith('"') === true),
  };
}

/** Empties the cells of a range: texts become empty, all else null; where a row has no such field there is nothing to empty. */
export function clearBlock(table: SampleTable, range: GridRange): string {
  return changeRows(table, range, (before) =>
    before === undefined ? undefined : before.startsWith('"') ? '""' : 'null',
  );
}

/** Gives all rows of a range the values of its first one. */
export function fillDown(table: SampleTable, range: GridRange): string {
  const first = shownRow(table.lines[range.top]?.text ?? '{}').fields();
  return changeRows(table, { ...range, top: range.top + 1 }, (_before, { column }) =>
    first.get(table.columns[column] ?? ''),
  );
}

/** Rows that tell what a column is for. */
const lookedRows = 200;

/** Whether most of what a column holds are numbers: one text among them turns nothing round. */
export function isNumeric({ lines }: SampleTable, column: string): boolean {
  let numbers = 0;
  let others = 0;
  for (const { value } of lines.slice(0, lookedRows)) {
    const found = fieldOf(asRecord(value), column);
    if (typeof found === 'number') numbers += 1;
    else if (found !== null && found !== undefined) others += 1;
  }
  return numbers > others;
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
  for (const { value } of lines.slice(0, lookedRows)) {
    const found = fieldOf(asRecord(value), column);
    if (found !== null && found !== undefined) return found;
  }
  return undefined;
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
