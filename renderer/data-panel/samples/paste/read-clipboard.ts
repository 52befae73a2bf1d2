import { createCsvRecords } from '../../../../core/rows/csv/csv-records.ts';
import type { HtmlTable } from './html-cells.ts';
import type { PastedCells } from './pasted-cell.ts';

/** What was copied, as cells. */
export interface Copied {
  cells: PastedCells;
  /** It comes from a table of the Studio: cells are as JSON writes them. */
  isOwn: boolean;
}

/**
 * The cells of what was copied. Spreadsheets give them twice: where both agree on the shape, the text tells what the cells hold, letter
 * for letter, and the table their formats. Where not, the table is right: in the text a quote can be anything.
 */
export function copiedCells(text: string, table: HtmlTable | null): Copied {
  const cells = textCells(text);
  if (table === null) return { cells, isOwn: false };
  if (!isSameShape(cells, table.cells)) return table;
  const merged = table.cells.map((row, at) =>
    row.map((cell, column) => ({ ...cell, text: cells[at]?.[column]?.text ?? cell.text })),
  );
  return { cells: merged, isOwn: table.isOwn };
}

function isSameShape(some: PastedCells, others: PastedCells): boolean {
  return some.length === others.length && some.every((row, at) => row.length === others[at]?.length);
}

/** Tab-separated text as spreadsheets give it; one with quotes that they would not write is taken as it stands. */
export function textCells(text: string): PastedCells {
  if (text === '') return [];
  const cells: string[][] = [];
  const records = createCsvRecords('\t', '', 1, { keepsBlankLines: true });
  try {
    records.read(text, true, (record) => cells.push(record));
    return cells.map((row) => row.map((cell) => ({ text: cell })));
  } catch {
    const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
    return lines.map((line) => line.split('\t').map((cell) => ({ text: cell })));
  }
}
