import { CodedError } from '../../../core/errors/coded-error.ts';
import { holdFailure } from './held-text.ts';
import type { RowChunk } from './row-source.ts';

/** Characters of one row, at most. */
export const longestRow = 64 * 1024 * 1024;
/** Characters that one message to the engine carries, about. */
export const chunkLength = 512 * 1024;

/** Whole lines of JSON Lines text, with the number of the first one. */
export async function* jsonlChunks(text: AsyncIterable<string>, name: string): AsyncIterable<RowChunk> {
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
    yield { lines, firstLine };
    firstLine += countLines(lines) + 1;
    parts = [pending.slice(end + 1)];
    length = pending.length - end - 1;
  }
  for await (const part of held.parts) {
    parts.push(part);
    length += part.length;
    if (length >= chunkLength && part.includes('\n')) yield* wholeLines();
    if (length <= longestRow + chunkLength) continue;
    yield* wholeLines();
    throw tooLong(name, firstLine);
  }
  yield* wholeLines();
  // A line that was cut off in the middle is no row.
  held.rethrow(firstLine);
  if (length > 0) yield { lines: parts.join(''), firstLine };
}

export function tooLong(name: string, line: number): CodedError {
  return new CodedError('process.row-too-long', { limit: longestRow / 1024 / 1024 }, { file: name, line });
}

/** Line ends in a text. */
export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The beginning of a text, up to its first line with anything in it, and what follows. */
export async function splitStart(
  text: AsyncIterable<string>,
): Promise<{ start: string; rest: AsyncIterator<string> }> {
  const rest = text[Symbol.asyncIterator]();
  let start = '';
  try {
    while (!start.trimStart().includes('\n') && start.length < chunkLength) {
      const next = await rest.next();
      if (next.done) break;
      start += next.value;
    }
  } catch (thrown) {
    // Not yet: whoever reads on from the start learns of it at its line.
    return { start, rest: { next: () => Promise.reject(thrown) } };
  }
  return { start, rest };
}

/** The text again, its beginning first. */
export async function* rejoin(start: string, rest: AsyncIterator<string>): AsyncIterable<string> {
  try {
    yield start;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
