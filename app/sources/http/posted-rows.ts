import type { IncomingMessage } from 'node:http';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { jsonProblem } from '../../../core/errors/json-error.ts';
import { readRows } from '../../../core/rows/read-rows.ts';

/** The text of a request; rejects with `live.body-too-large`, and leaves the connection open for an answer that says so. */
export async function bodyOf(request: IncomingMessage, mostBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    const buffer = Buffer.from(piece);
    bytes += buffer.length;
    if (bytes > mostBytes) throw new CodedError('live.body-too-large', { limit: mostBytes });
    pieces.push(buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The rows of a request as JSON texts, digit for digit: those of a list, of JSON Lines, or the one that it is. Throws `live.body-not-rows`. */
export function rowsOfBody(body: string): string[] {
  const text = body.trim();
  if (text === '') return [];
  const whole = parsed(text);
  if ('value' in whole) return Array.isArray(whole.value) ? readRows(text, 'body', 'json').rows : [text];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const read = line.trim() === '' ? { value: null } : parsed(line);
    if ('detail' in read)
      throw new CodedError('live.body-not-rows', { line: index + 1, detail: read.detail });
  }
  return lines.filter((line) => line.trim() !== '');
}

function parsed(text: string): { value: unknown } | { detail: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (thrown) {
    return { detail: jsonProblem(thrown, text).detail };
  }
}
