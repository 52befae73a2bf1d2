import { CodedError } from '../../../core/errors/coded-error.ts';
import type { RowChunk } from './row-source.ts';

/** Characters of one row, at most. */
export const longestRow = 64 * 1024 * 1024;
/** Characters that one message to the engine carries, about. */
export const chunkLength = 512 * 1024;

/** Whole lines of JSON Lines text, with the number of the first one. */
export async function* jsonlChunks(text: AsyncIterable<string>, name: string): AsyncIterable<RowChunk> {
  let parts: string[] = [];
  let length = 0;
  let firstLine = 1;
  for await (const part of text) {
    parts.push(part);
    length += part.length;
    const end = part.lastIndexOf('\n');
    if (end < 0 || length < chunkLength) {
      if (end < 0 && length > longestRow + chunkLength) throw tooLong(name, firstLine);
      continue;
    }
    const tail = part.slice(end + 1);
    parts[parts.length - 1] = part.slice(0, end);
    const lines = parts.join('');
    yield { lines, firstLine };
    firstLine += countLines(lines) + 1;
    parts = [tail];
    length = tail.length;
  }
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
  while (!start.trimStart().includes('\n') && start.length < chunkLength) {
    const next = await rest.next();
    if (next.done) break;
    start += next.value;
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
