import type { OnRow, RowReader } from '../../../core/rows/row-reader.ts';
import { holdFailure } from './held-text.ts';

/**
 * Reads a text to its end, giving each piece when it was read. Where the text or reading it is at fault, the rows before are
 * given first, then the error is thrown with its line.
 */
export async function* readPieces(
  text: AsyncIterable<string>,
  reader: RowReader,
  onRow: OnRow,
): AsyncIterable<string> {
  const held = holdFailure(text);
  for await (const piece of held.parts) {
    reader.read(piece, false, onRow);
    yield piece;
  }
  // Where reading failed the text goes on: a row that is cut off there is none.
  reader.read('', !held.isBroken, onRow);
  held.rethrow(reader.line);
}
