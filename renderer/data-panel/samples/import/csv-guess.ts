import { cellKind } from '../../../../core/rows/csv/csv-cell.ts';
import { detectDialect } from '../../../../core/rows/csv/csv-dialect.ts';
import { createCsvRecords } from '../../../../core/rows/csv/csv-records.ts';
import { certainDecimal, type DecimalSign } from '../../../../core/rows/csv/local-number.ts';
import { failureOf } from '../../../../core/rows/read-rows.ts';

/** How a CSV text is read: as it was guessed, or as a person said. */
export interface CsvReading {
  delimiter: string;
  hasHeader: boolean;
  decimal: DecimalSign;
  /** Records with more or fewer cells than the header are left out. A person says so of one file; it is never guessed. */
  skipsUneven?: boolean;
}

/** Characters that a guess is made from. */
const looked = 256 * 1024;

/** How a CSV text most likely is to be read. */
export function guessCsv(text: string, name: string): CsvReading {
  const start = text.slice(0, looked).replace(/^\uFEFF/, '');
  const dialect = detectDialect(start, name, true);
  const content = start.slice(dialect?.start ?? 0);
  const recordsBy = (delimiter: string) => recordsOf(content, delimiter, text.length <= looked);
  const delimiter = withoutDecimals(dialect?.delimiter ?? ',', recordsBy);
  const records = recordsBy(delimiter);
  return { delimiter, hasHeader: !beginsWithData(records), decimal: decimalOf(records) };
}

function recordsOf(text: string, delimiter: string, isWhole: boolean): string[][] {
  const records: string[][] = [];
  // What is wrong with the text is told by who reads it.
  failureOf(() =>
    createCsvRecords(delimiter, '', 1).read(text, isWhole, (cells) => {
      records.push(cells);
    }),
  );
  return records;
}

/** Where the first line is data, the commas in it may be those of its numbers: `7;12,5`. */
function withoutDecimals(delimiter: string, recordsBy: (delimiter: string) => string[][]): string {
  if (delimiter !== ',') return delimiter;
  const [first = []] = recordsBy(';');
  return first.length > 1 && first.some((cell) => certainDecimal(cell) === ',') ? ';' : delimiter;
}

/** The first record is a row where it holds numbers in the same columns as the second, other than years. */
function beginsWithData([first = [], second = []]: readonly (readonly string[])[]): boolean {
  const numbers = first.filter((cell) => isNumber(cell));
  return (
    numbers.length > 0 &&
    first.length === second.length &&
    first.every((cell, at) => isNumber(cell) === isNumber(second[at] ?? '')) &&
    !numbers.every((cell) => /^(19|20)\d\d$/.test(cell.trim()))
  );
}

function isNumber(cell: string): boolean {
  return cellKind(cell.trim()) === 'number' || certainDecimal(cell) !== null;
}

/** A comma where numbers are written so and none has a decimal point. */
function decimalOf(records: readonly (readonly string[])[]): DecimalSign {
  const found = new Set(records.flatMap((cells) => cells.flatMap((cell) => certainDecimal(cell) ?? [])));
  return found.has(',') && !found.has('.') ? ',' : '.';
}
