import { CodedError } from '../../errors/coded-error.ts';
import { countLineEnds } from '../line-ends.ts';
import { longestRow, rowTooLong } from '../row-length.ts';
import { createFinder } from './finder.ts';

/** Takes the cells of a record, the line it begins in, and its place: characters from where reading began. */
type OnRecord = (cells: string[], line: number, start: number) => void;

export interface CsvRecords {
  /** The line that is read next. */
  readonly line: number;
  /**
   * Reads the whole records of a text that comes in pieces; blank lines are none. Throws `process.csv-bad-quotes`,
   * `process.csv-after-quote` or `process.row-too-long` with file and line, after the records before were given.
   */
  read(piece: string, last: boolean, onRecord: OnRecord): void;
}

const quoteUnit = 0x22;
const tabUnit = 0x09;
const blankUnit = 0x20;
const returnUnit = 0x0d;
const newlineUnit = 0x0a;

/**
 * The records of CSV text as RFC 4180 has them, with any delimiter, and as files are: each record ends in LF, CRLF or CR,
 * whatever the others end in, and a quote that does not begin a cell is text. Blank
 * lines are no records unless `keepsBlankLines`. `file` is how messages call the text.
 */
export function createCsvRecords(
  delimiter: string,
  file: string,
  firstLine: number,
  { keepsBlankLines = false }: { keepsBlankLines?: boolean } = {},
): CsvRecords {
  const delimiterUnit = delimiter.charCodeAt(0);
  const newlines = createFinder('\n');
  const returns = createFinder('\r');
  const quotes = createFinder('"');
  const delimiters = createFinder(delimiter);
  let text = '';
  /** The beginning of what is not read yet in `text`, and how many characters were before `text`. */
  let at = 0;
  let before = 0;
  let line = firstLine;
  let cells: string[] = [];
  let isQuoted = false;
  /** Pieces without a quote, put aside while a quoted cell waits for its end: it is looked at again only with one. */
  let aside: string[] = [];
  let asideLength = 0;
  let openLine = 0;

  function take(piece: string): void {
    before += at;
    text = text.slice(at) + aside.join('') + piece;
    at = 0;
    aside = [];
    asideLength = 0;
    openLine = 0;
    for (const finder of [newlines, returns, quotes, delimiters]) finder.lookIn(text);
  }
  function putAside(piece: string): void {
    aside.push(piece);
    asideLength += piece.length;
  }
  const lineEnd = (from: number) => Math.min(newlines.from(from), returns.from(from));
  const lineOf = (place: number) => line + countLineEnds(text, at, place);

  /** The end of the record that begins at `at`, its cells read; -1 when it goes on beyond the text. */
  function readRecord(last: boolean): number {
    const end = lineEnd(at);
    isQuoted = quotes.from(at) < end;
    if (isQuoted) return readCells(last);
    if (end === text.length && !last) return -1;
    cells = text.slice(at, end).split(delimiter);
    return end;
  }
  function readCells(last: boolean): number {
    cells = [];
    for (let place = at; ; place += 1) {
      const end = text.charCodeAt(place) === quoteUnit ? readQuoted(place, last) : readPlain(place, last);
      if (end < 0 || text.charCodeAt(end) !== delimiterUnit) return end;
      place = end;
    }
  }
  function readPlain(from: number, last: boolean): number {
    const end = Math.min(delimiters.from(from), lineEnd(from));
    if (end === text.length && !last) return -1;
    cells.push(text.slice(from, end));
    return end;
  }
  /** Where the cell with this opening quote ends: at a delimiter, a line end or the end of all. */
  function readQuoted(open: number, last: boolean): number {
    let close = open + 1;
    let isDoubled = false;
    for (; ; close += 2) {
      close = text.indexOf('"', close);
      if (close < 0) {
        openLine = lineOf(open);
        if (last) throw openQuote();
        return -1;
      }
      if (close + 1 === text.length && !last) return -1;
      if (text.charCodeAt(close + 1) !== quoteUnit) break;
      isDoubled = true;
    }
    const content = text.slice(open + 1, close);
    cells.push(isDoubled ? content.replaceAll('""', '"') : content);
    return afterQuote(close + 1, open, last);
  }
  function afterQuote(from: number, open: number, last: boolean): number {
    let end = from;
    while (isBlank(text.charCodeAt(end))) end += 1;
    if (end === text.length) return last ? end : -1;
    const unit = text.charCodeAt(end);
    if (unit === delimiterUnit || unit === newlineUnit || unit === returnUnit) return end;
    throw new CodedError('process.csv-after-quote', {}, { file, line: lineOf(open) });
  }
  const isBlank = (unit: number) => unit === blankUnit || (unit === tabUnit && delimiterUnit !== tabUnit);

  function openQuote(): CodedError {
    return new CodedError('process.csv-bad-quotes', {}, { file, line: openLine });
  }
  function checkLength(): void {
    if (text.length - at + asideLength <= longestRow) return;
    if (openLine > 0) throw openQuote();
    throw rowTooLong(file, line);
  }
  const isBlankLine = (end: number) =>
    !keepsBlankLines && cells.length === 1 && !isQuoted && /^[ \t]*$/.test(text.slice(at, end));

  return {
    get line() {
      return line;
    },
    read(piece, last, onRecord) {
      if (openLine > 0 && !last && !piece.includes('"')) {
        putAside(piece);
        return checkLength();
      }
      take(piece);
      while (at < text.length) {
        const end = readRecord(last);
        // The LF of a CRLF may be in the next piece.
        if (end < 0 || (end === text.length - 1 && text.charCodeAt(end) === returnUnit && !last)) break;
        const next =
          end + (text.charCodeAt(end) === returnUnit && text.charCodeAt(end + 1) === newlineUnit ? 2 : 1);
        if (!isBlankLine(end)) onRecord(cells, line, before + at);
        line += (isQuoted ? countLineEnds(text, at, end) : 0) + 1;
        at = Math.min(next, text.length);
      }
      checkLength();
    },
  };
}
