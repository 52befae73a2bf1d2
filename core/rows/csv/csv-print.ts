export interface CsvPrint {
  delimiter: string;
  newline: string;
  /** A file, whose first line tells its readers the delimiter. */
  isFile?: boolean;
}

/** Cells as CSV text, each record ending in a line end; a cell is quoted where it would be read otherwise. */
export function printCsv(
  records: readonly (readonly string[])[],
  { delimiter, newline, isFile = false }: CsvPrint,
): string {
  return records
    .map((cells, index) => {
      const line = cells.map((cell) => printCell(cell, delimiter, isFile && index === 0)).join(delimiter);
      // A line of blanks would be none.
      return `${line.trim() === '' && cells.length === 1 ? `"${line}"` : line}${newline}`;
    })
    .join('');
}

/** What a file's first line holds tells readers its delimiter, so that it is quoted for any. */
const tellsDelimiter = /[,;\t|"]|^[ \t]|[ \t]$|^sep=/;

function printCell(cell: string, delimiter: string, isFirstLine: boolean): string {
  const isQuoted = /^"|[\r\n]/.test(cell) || cell.includes(delimiter);
  const isNeeded = isQuoted || (isFirstLine && tellsDelimiter.test(cell));
  return isNeeded ? `"${cell.replaceAll('"', '""')}"` : cell;
}
