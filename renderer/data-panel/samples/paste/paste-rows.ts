import { setField, valueColumn } from '../../../../core/rows/json/edit-row.ts';
import { appendRows } from '../../../../core/samples/append-rows.ts';
import { fieldOf } from '../../column-summary.ts';
import { asRecord } from '../../row-record.ts';
import { shownRow } from '../../shown-row.ts';
import type { GridRange } from '../grid-selection.ts';
import { likeInColumn, type SampleTable } from '../sample-blocks.ts';
import { emptyRow, type SampleLine } from '../sample-lines.ts';
import type { PasteOptions } from './paste-guess.ts';
import { type CellJson, columnJson } from './paste-values.ts';
import type { PastedCell, PastedCells } from './pasted-cell.ts';
import type { Copied } from './read-clipboard.ts';

/** What a paste did, to be told. */
export interface PasteReport {
  /** Rows that were there and got other cells, and rows that were added. */
  changed: number;
  added: number;
  columns: number;
  newColumns: readonly string[];
  /** Lines that are no JSON, or rows without fields, which stayed as they were. */
  left: number;
}

export interface Pasted {
  text: string;
  /** The cells that were filled. */
  range: GridRange;
  report: PasteReport;
}

/**
 * Puts copied cells into the table: with names into the columns of these names, else from the selection's first column on. Rows are
 * put over those from the selection's first row on, and added beyond the last one; columns that are not there are made. A selection that
 * the cells fit into several times is filled with them.
 */
export function pasteRows(
  table: SampleTable,
  selected: GridRange,
  copied: Copied,
  options: PasteOptions,
): Pasted {
  const body = options.hasHeader ? copied.cells.slice(1) : copied.cells;
  const block = options.hasHeader ? body : repeated(body, selected);
  const width = Math.max(0, ...copied.cells.map((row) => row.length), ...block.map((row) => row.length));
  const names = options.hasHeader
    ? headNames(copied.cells[0] ?? [], width, table.columns)
    : placeNames(table.columns, selected.left, width);
  const json = names.map((_, at) =>
    columnJson(
      copied,
      body.flatMap((row) => row[at] ?? []),
      options.decimal,
    ),
  );
  return fill(table, selected.top, names, block, json);
}

/** The cells as often as they fit into what is selected; once where they don't. */
function repeated(cells: PastedCells, { top, bottom, left, right }: GridRange): PastedCells {
  const height = bottom - top + 1;
  const width = right - left + 1;
  const columns = cells[0]?.length ?? 0;
  const isEven = cells.length > 0 && columns > 0 && cells.every((row) => row.length === columns);
  if (!isEven || height % cells.length !== 0 || width % columns !== 0) return cells;
  return Array.from({ length: height }, (_, row) =>
    Array.from(
      { length: width },
      (_, column) => cells[row % cells.length]?.[column % columns] ?? { text: '' },
    ),
  );
}

function headNames(head: readonly PastedCell[], width: number, columns: readonly string[]): string[] {
  const names: string[] = [];
  const given = head.map(({ text }) => text.trim()).filter((name) => name !== '');
  for (let at = 0; at < width; at += 1) {
    const name = head[at]?.text.trim() ?? '';
    names.push(
      name === '' || names.includes(name) ? freeName([...columns, ...names, ...given], at + 1) : name,
    );
  }
  return names;
}

/** The columns from a place on, with new ones beyond the last. */
function placeNames(columns: readonly string[], left: number, width: number): string[] {
  const names: string[] = [];
  for (let at = left; at < left + width; at += 1)
    names.push(columns[at] ?? freeName([...columns, ...names], at + 1));
  return names;
}

function freeName(taken: readonly string[], number: number): string {
  let next = number;
  while (taken.includes(`column${next}`)) next += 1;
  return `column${next}`;
}

function fill(
  table: SampleTable,
  top: number,
  names: readonly string[],
  block: PastedCells,
  json: readonly CellJson[],
): Pasted {
  const likes = names.map((name) => likeInColumn(table, name));
  const all = table.text.split('\n');
  const over = table.lines.slice(top, top + block.length);
  const isLeft = (line: SampleLine) => line.value === undefined || !takes(line.value, names);
  over.forEach((line, at) => {
    if (isLeft(line)) return;
    all[line.line] = changed(all[line.line] ?? '', line, names, block[at] ?? [], json, likes);
  });
  const newColumns = names.filter((name) => !table.columns.includes(name));
  const empty = emptyRow([...table.columns, ...newColumns]);
  const added = block
    .slice(over.length)
    .map((cells) =>
      cells.reduce(
        (row, cell, at) => setField(row, names[at] ?? '', json[at]?.(cell, likes[at]) ?? 'null'),
        empty,
      ),
    );
  const left = over.filter(isLeft).length;
  const text = all.join('\n');
  return {
    text: added.length === 0 ? text : appendRows(text, added),
    range: rangeFor([...table.columns, ...newColumns], names, top, block.length),
    report: {
      changed: over.length - left,
      added: added.length,
      columns: names.length,
      newColumns,
      left,
    },
  };
}

/** A row that is no object has one value only, which other columns would take the place of. */
function takes(value: unknown, names: readonly string[]): boolean {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject || names.every((name) => name === valueColumn);
}

function changed(
  row: string,
  line: SampleLine,
  names: readonly string[],
  cells: readonly PastedCell[],
  json: readonly CellJson[],
  likes: readonly unknown[],
): string {
  const fields = shownRow(line.text).fields();
  const record = asRecord(line.value);
  return cells.reduce((text, cell, at) => {
    const name = names[at] ?? '';
    const before = fieldOf(record, name);
    const after = json[at]?.(cell, before ?? likes[at]);
    return after === undefined || after === fields.get(name) ? text : setField(text, name, after);
  }, row);
}

function rangeFor(
  columns: readonly string[],
  names: readonly string[],
  top: number,
  height: number,
): GridRange {
  const places = names.map((name) => columns.indexOf(name));
  return {
    top,
    bottom: top + Math.max(0, height - 1),
    left: Math.min(...places),
    right: Math.max(...places),
  };
}
