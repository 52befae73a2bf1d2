import { createRowReader } from '../../../core/rows/create-row-reader.ts';
import { countNewlines } from '../../../core/rows/line-ends.ts';
import type { RowFormat } from '../../../core/rows/row-format.ts';
import { longestRow, rowTooLong } from '../../../core/rows/row-length.ts';
import { holdFailure } from './held-text.ts';
import { readPieces } from './read-pieces.ts';

/** JSON Lines on their way to the engine. */
export interface RowChunk {
  /** Whole lines, one row each. */
  lines: string;
  /** Number of the first line: the file's own for JSON Lines, the row's for formats that are turned into lines. */
  firstLine: number;
}

/**
 * Characters that one message to the engine carries, about. V8 keeps texts of more than 128 KB apart, where only its slow collection
 * frees them: with longer messages the engine spends a third of its time on that.
 */
const chunkLength = 48 * 1024;

/** The rows of a text as JSON Lines. Where the text or reading it is at fault, the rows before are given first. */
export function rowChunks(
  text: AsyncIterable<string>,
  name: string,
  format: RowFormat,
): AsyncIterable<RowChunk> {
  return format === 'jsonl' ? lineChunks(text, name) : readChunks(text, name, format);
}

/** Rows of another format, turned into lines. */
async function* readChunks(
  text: AsyncIterable<string>,
  name: string,
  format: RowFormat,
): AsyncIterable<RowChunk> {
  let firstLine = 1;
  let rows: string[] = [];
  let length = 0;
  const onRow = (json: string) => {
    rows.push(json);
    length += json.length;
  };
  function* taken(): Iterable<RowChunk> {
    for (const chunk of rows.length > 0 ? cutLines(rows.join('\n'), firstLine) : []) yield chunk;
    firstLine += rows.length;
    rows = [];
    length = 0;
  }
  try {
    for await (const _piece of readPieces(text, createRowReader(format, name), onRow))
      if (length >= chunkLength) yield* taken();
  } catch (thrown) {
    yield* taken();
    throw thrown;
  }
  yield* taken();
}

/** Whole lines of JSON Lines text as they are: the engine reads them, and says which is no JSON. */
async function* lineChunks(text: AsyncIterable<string>, name: string): AsyncIterable<RowChunk> {
  const held = holdFailure(text);
  let parts: string[] = [];
  let length = 0;
  let firstLine = 1;
  /** All but the last line of what is there, which stays. */
  function* wholeLines(): Iterable<RowChunk> {
    const pending = parts.join('');
    const end = pending.lastIndexOf('\n');
    if (end < 0) return;
    const lines = pending.slice(0, end);
    for (const chunk of cutLines(lines, firstLine)) {
      yield chunk;
      firstLine += countNewlines(chunk.lines) + 1;
    }
    parts = [pending.slice(end + 1)];
    length = pending.length - end - 1;
  }
  for await (const part of held.parts) {
    parts.push(part);
    length += part.length;
    if (length >= chunkLength && part.includes('\n')) yield* wholeLines();
    if (length <= longestRow + chunkLength) continue;
    yield* wholeLines();
    throw rowTooLong(name, firstLine);
  }
  yield* wholeLines();
  // A line that was cut off in the middle is no row.
  held.rethrow(firstLine);
  if (length > 0) yield { lines: parts.join(''), firstLine };
}

/** Whole lines in chunks of about the length that goes well. */
function* cutLines(lines: string, firstLine: number): Iterable<RowChunk> {
  let start = 0;
  let line = firstLine;
  for (;;) {
    const end = lines.indexOf('\n', start + chunkLength);
    if (end < 0) break;
    const part = lines.slice(start, end);
    yield { lines: part, firstLine: line };
    line += countNewlines(part) + 1;
    start = end + 1;
  }
  yield { lines: lines.slice(start), firstLine: line };
}
