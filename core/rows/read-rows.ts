import { CodedError, type ErrorData } from '../errors/coded-error.ts';
import { createRowReader } from './create-row-reader.ts';
import type { RowFormat } from './row-format.ts';
import type { RowStart } from './row-reader.ts';

export interface ReadRows {
  /** Each as JSON in one line. */
  rows: string[];
  /** What is wrong behind the last of them. */
  failure: ErrorData | null;
}

interface ReadOptions {
  /** `false` for the beginning of a longer text: only rows that are there as a whole are read. */
  isWhole?: boolean;
  start?: RowStart;
}

/** All rows of a text that is at hand; `file` is how messages call it. */
export function readRows(
  text: string,
  file: string,
  format: RowFormat,
  { isWhole = true, start }: ReadOptions = {},
): ReadRows {
  const rows: string[] = [];
  const failure = failureOf(() =>
    createRowReader(format, file, start).read(text, isWhole, (json) => rows.push(json)),
  );
  return { rows, failure };
}

/** What reading throws, as data. */
export function failureOf(read: () => void): ErrorData | null {
  try {
    read();
    return null;
  } catch (thrown) {
    if (thrown instanceof CodedError) return thrown.data;
    throw thrown;
  }
}
