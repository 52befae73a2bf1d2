import { longestRow, rowTooLong } from '../row-length.ts';
import type { RowReader, RowStart } from '../row-reader.ts';
import { rowNotJson } from './row-not-json.ts';

/** The rows of JSON Lines, each checked. A run takes the lines as they are, and its engine checks them in the same way. */
export function createJsonLinesReader(file: string, start?: RowStart): RowReader {
  let pending = '';
  let before = 0;
  let line = start?.line ?? 1;
  return {
    get line() {
      return line;
    },
    read(piece, last, onRow) {
      pending += piece;
      let at = 0;
      try {
        while (at < pending.length) {
          const found = pending.indexOf('\n', at);
          if (found < 0 && !last) break;
          const end = found < 0 ? pending.length : found;
          const text = pending.slice(at, end);
          if (text.trim() !== '') onRow(checked(text, file, line), line, before + at);
          at = end + 1;
          line += 1;
        }
      } finally {
        before += at;
        pending = pending.slice(at);
      }
      if (pending.length > longestRow) throw rowTooLong(file, line);
    },
  };
}

function checked(text: string, file: string, line: number): string {
  try {
    JSON.parse(text);
    return text.trim();
  } catch (thrown) {
    throw rowNotJson(thrown, text, line, file);
  }
}
