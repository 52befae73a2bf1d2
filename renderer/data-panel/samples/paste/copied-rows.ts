import { detectDialect } from '../../../../core/rows/csv/csv-dialect.ts';
import { createCsvRecords } from '../../../../core/rows/csv/csv-records.ts';
import { readRows } from '../../../../core/rows/read-rows.ts';
import { formatOf } from '../../../../core/rows/row-format.ts';
import { appendRows } from '../../../../core/samples/append-rows.ts';
import { columnNames } from '../../column-summary.ts';
import { asRecord } from '../../row-record.ts';
import type { SampleTable } from '../sample-blocks.ts';
import type { Pasted } from './paste-rows.ts';
import type { Copied } from './read-clipboard.ts';

/** Rows of JSON, pasted into a table without rows: they are taken as they are. Null when the text is something else. */
export function pasteJsonRows(table: SampleTable, text: string): Pasted | null {
  if (!/^\s*[[{]/.test(text)) return null;
  const { rows, failure } = readRows(text, '', formatOf('', text));
  if (failure !== null || rows.length === 0) return null;
  const columns = columnNames(rows.map((row) => asRecord(JSON.parse(row))));
  return {
    text: appendRows(table.text, rows),
    range: { top: 0, bottom: rows.length - 1, left: 0, right: Math.max(0, columns.length - 1) },
    report: { changed: 0, added: rows.length, columns: columns.length, newColumns: columns, left: 0 },
  };
}

/** The cells of CSV text, which an editor gives where a spreadsheet gives tabs. Null where its records differ in length. */
export function csvCells(text: string): Copied | null {
  const dialect = detectDialect(text, '', true);
  if (dialect === undefined || text.includes('\t')) return null;
  const records: string[][] = [];
  try {
    const reader = createCsvRecords(dialect.delimiter, '', dialect.line);
    reader.read(text.slice(dialect.start), true, (cells) => records.push(cells));
  } catch {
    return null;
  }
  const width = records[0]?.length ?? 0;
  if (width < 2 || records.length < 2 || records.some(({ length }) => length !== width)) return null;
  return { cells: records.map((row) => row.map((cell) => ({ text: cell }))), isOwn: false };
}
