import type { RowChunk } from '../rows/row-chunks.ts';

/** Characters of rows in one message to the engine; three bytes each at most. A longer line travels by itself. */
const longest = 8 * 1024 * 1024;

/** A chunk in texts that a message can carry, whole lines each: some sources give all of their rows at once. */
export function* messagesOf(chunk: RowChunk, length = longest): Iterable<RowChunk> {
  let { lines, firstLine } = chunk;
  while (lines.length > length) {
    const before = lines.lastIndexOf('\n', length);
    const end = before >= 0 ? before : lines.indexOf('\n');
    if (end < 0) break;
    const text = lines.slice(0, end);
    yield { lines: text, firstLine };
    firstLine += text.split('\n').length;
    lines = lines.slice(end + 1);
  }
  yield { lines, firstLine };
}
