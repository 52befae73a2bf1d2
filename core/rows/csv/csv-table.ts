import { CodedError } from '../../errors/coded-error.ts';
import { rowTooLong } from '../row-length.ts';
import { detectDialect } from './csv-dialect.ts';
import { type CsvRecords, createCsvRecords } from './csv-records.ts';

/** What a CSV text's records mean: how they are written, and their names. */
export interface CsvHeader {
  delimiter: string;
  names: readonly string[];
}

/** Takes the cells of a row, as many as there are names; its line, and its place in characters from where reading began. */
type OnCells = (cells: readonly string[], line: number, start: number) => void;

export interface CsvTable {
  /** Known when the header was read. */
  readonly header: CsvHeader | undefined;
  readonly line: number;
  /** Reads on; throws `process.csv-…` with file and line, after the rows before were given. */
  read(piece: string, last: boolean, onCells: OnCells): void;
}

/** Where reading begins when it is not the beginning of the text: at a row. */
export interface CsvStart {
  header: CsvHeader;
  line: number;
}

/** What a person says of a CSV text; what is left out is told from the text. */
export interface CsvOptions {
  delimiter?: string;
  /** Without a header the columns are `column1`, `column2` … */
  hasHeader?: boolean;
  /** Records with more or fewer cells than the header are left out and told here by their line; without it they are an error. */
  onUneven?: (line: number) => void;
}

/** Characters of a header, at most. */
const longestHeader = 1024 * 1024;

/** The rows of CSV text that comes in pieces, with a first record of names unless the options say that there is none. `file` is how messages call it. */
export function createCsvTable(
  file: string,
  start?: CsvStart,
  { delimiter, hasHeader = true, onUneven }: CsvOptions = {},
): CsvTable {
  let header = start?.header;
  let records: CsvRecords | undefined = start && createCsvRecords(start.header.delimiter, file, start.line);
  let beginning = '';
  /** Characters before those that the records were given. */
  let skipped = 0;

  function takeRecord(cells: string[], line: number, place: number, onCells: OnCells): void {
    if (header === undefined) {
      const names = hasHeader ? checkNames(cells, file, line) : cells.map((_, at) => `column${at + 1}`);
      header = { delimiter: dialectOf.delimiter, names };
      if (hasHeader) return;
    }
    const { length } = header.names;
    if (cells.length === length) onCells(cells, line, skipped + place);
    else if (onUneven) onUneven(line);
    else
      throw new CodedError('process.csv-ragged', { found: cells.length, expected: length }, { file, line });
  }
  const dialectOf = { delimiter: ',' };
  /** The text from the header on, once it is there as a whole. */
  function begin(piece: string, last: boolean): string | undefined {
    beginning += piece;
    const dialect = detectDialect(beginning, file, last, delimiter);
    if (dialect === undefined) {
      if (beginning.length > longestHeader) throw headerWithoutEnd(beginning, file);
      return undefined;
    }
    dialectOf.delimiter = dialect.delimiter;
    skipped = dialect.start;
    records = createCsvRecords(dialect.delimiter, file, dialect.line);
    const text = beginning.slice(dialect.start);
    beginning = '';
    return text;
  }

  return {
    get header() {
      return header;
    },
    get line() {
      return records?.line ?? 1;
    },
    read(piece, last, onCells) {
      const text = records === undefined ? begin(piece, last) : piece;
      if (text === undefined) return;
      records?.read(text, last, (cells, line, place) => takeRecord(cells, line, place, onCells));
    },
  };
}

function checkNames(cells: readonly string[], file: string, line: number): string[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    const field = cell.trim();
    if (field === '') throw new CodedError('process.csv-no-name', { column: index + 1 }, { file, line });
    if (seen.has(field)) throw new CodedError('process.csv-bad-header', { field }, { file, line });
    seen.add(field);
    return field;
  });
}

function headerWithoutEnd(text: string, file: string): CodedError {
  return text.includes('"')
    ? new CodedError('process.csv-bad-quotes', {}, { file, line: 1 })
    : rowTooLong(file, 1);
}
