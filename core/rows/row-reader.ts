import type { CsvHeader } from './csv/csv-table.ts';

/** Takes a row as JSON in one line, the line it begins in, and its place in characters from where reading began. */
export type OnRow = (json: string, line: number, start: number) => void;

/**
 * Reads the rows of a text that comes in pieces: the one reader of its format, for runs, imports and every window, so that
 * all of them find the same rows and the same faults. Memory is bounded by the longest row.
 */
export interface RowReader {
  /** The line that is read next, from 1. */
  readonly line: number;
  /** Of CSV, once it was read. */
  readonly header?: CsvHeader | undefined;
  /**
   * Reads on; `last` says that the text ends with this piece. Throws `process.…` with file and line, after the rows before
   * were given.
   */
  read(piece: string, last: boolean, onRow: OnRow): void;
}

/** Where reading begins when it is not the beginning of the text: at a row. */
export interface RowStart {
  line: number;
  /** How many rows were before. */
  rows: number;
  /** Of CSV. */
  header: CsvHeader | undefined;
}
