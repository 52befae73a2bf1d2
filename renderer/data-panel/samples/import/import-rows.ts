import type { ErrorData } from '../../../../core/errors/coded-error.ts';
import { rowWriter } from '../../../../core/rows/csv/csv-json.ts';
import { createCsvTable } from '../../../../core/rows/csv/csv-table.ts';
import { failureOf, readRows } from '../../../../core/rows/read-rows.ts';
import { formatOf, type RowFormat } from '../../../../core/rows/row-format.ts';
import { type CsvColumn, csvColumns } from './csv-columns.ts';
import type { CsvReading } from './csv-guess.ts';

/** Rows of a file, as a run of the file reads them unless a person said otherwise. */
export interface ImportedRows {
  format: RowFormat;
  count: number;
  /** The columns of CSV, whose cells say no type; null for JSON, whose values do. */
  columns: readonly CsvColumn[] | null;
  /** Some of the rows, all without a limit, each as JSON; those columns of CSV stay text. */
  rows(asText: ReadonlySet<string>, limit?: number): string[];
}

export interface ImportResult extends ImportedRows {
  /** What is wrong behind these rows; a run of the file ends with it. */
  failure: ErrorData | null;
  /** The text begins like nothing that rows are written in, and its name doesn't promise them: no line of it is what is wrong. */
  isOther: boolean;
  /** Lines of the records of CSV that a person wanted left out. */
  leftOut: readonly number[];
}

interface ImportSettings {
  /** The text is the beginning of a longer one: only its whole rows are read. */
  isPiece?: boolean;
  /** How CSV is read; without it, as a run reads it. */
  csv?: Partial<CsvReading>;
}

/** Reads a file's text. `name` is how messages call it, and its ending counts for the format. */
export function importRows(
  text: string,
  name: string,
  { isPiece = false, csv = {} }: ImportSettings = {},
): ImportResult {
  const content = text.replace(/^\uFEFF/, '');
  const format = formatOf(name, content);
  return format === 'csv'
    ? importCsv(content, name, !isPiece, csv)
    : importJson(content, name, format, !isPiece);
}

function importJson(text: string, name: string, format: RowFormat, isWhole: boolean): ImportResult {
  const { rows, failure } = readRows(text, name, format, { isWhole });
  return {
    format,
    count: rows.length,
    columns: null,
    rows: (_asText, limit) => rows.slice(0, limit),
    failure,
    isOther: failure !== null && rows.length === 0 && !namesJson.test(name) && !/^\s*["[{]/.test(text),
    leftOut: [],
  };
}

const namesJson = /\.(json|jsonl|ndjson)$/i;

function importCsv(
  text: string,
  name: string,
  isWhole: boolean,
  { decimal = '.', skipsUneven = false, ...options }: Partial<CsvReading>,
): ImportResult {
  const leftOut: number[] = [];
  const onUneven = (line: number) => leftOut.push(line);
  const table = createCsvTable(name, undefined, skipsUneven ? { ...options, onUneven } : options);
  const records: (readonly string[])[] = [];
  const failure = failureOf(() => table.read(text, isWhole, (cells) => records.push(cells)));
  const names = table.header?.names ?? [];
  return {
    format: 'csv',
    count: records.length,
    columns: csvColumns(names, records, decimal),
    rows: (asText, limit) => records.slice(0, limit).map(rowWriter(names, asText, decimal)),
    failure,
    isOther: false,
    leftOut,
  };
}
