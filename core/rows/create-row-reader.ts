import { rowWriter } from './csv/csv-json.ts';
import { type CsvOptions, createCsvTable } from './csv/csv-table.ts';
import type { DecimalSign } from './csv/local-number.ts';
import { createJsonArrayReader } from './json/json-array-reader.ts';
import { createJsonLinesReader } from './json/json-lines-reader.ts';
import type { RowFormat } from './row-format.ts';
import type { RowReader, RowStart } from './row-reader.ts';

/** How an import of CSV is told to read it; a run reads without. */
export interface CellOptions extends CsvOptions {
  /** Columns whose cells stay text. */
  asText?: ReadonlySet<string>;
  decimal?: DecimalSign;
}

/**
 * `file` is how messages call the text, which comes without a byte order mark; its ending `.tsv` says that tabs part the
 * cells.
 */
export function createRowReader(
  format: RowFormat,
  file: string,
  start?: RowStart,
  options?: CellOptions,
): RowReader {
  switch (format) {
    case 'csv':
      return createCsvReader(file, start, options);
    case 'json':
      return createJsonArrayReader(file, start);
    case 'jsonl':
      return createJsonLinesReader(file, start);
  }
}

function createCsvReader(
  file: string,
  start: RowStart | undefined,
  { asText, decimal, ...csv }: CellOptions = {},
): RowReader {
  const table = createCsvTable(file, start?.header && { header: start.header, line: start.line }, csv);
  let toJson: ReturnType<typeof rowWriter> | undefined;
  return {
    get line() {
      return table.line;
    },
    get header() {
      return table.header;
    },
    read(piece, last, onRow) {
      table.read(piece, last, (cells, line, place) => {
        toJson ??= rowWriter(table.header?.names ?? [], asText, decimal);
        onRow(toJson(cells), line, place);
      });
    },
  };
}
