import type { IncomingMessage } from 'node:http';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { jsonProblem } from '../../../core/errors/json-error.ts';

/** The text of a request; rejects with `live.body-too-large`. */
export async function bodyOf(request: IncomingMessage, mostBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request) {
    const buffer = Buffer.from(piece);
    bytes += buffer.length;
    if (bytes > mostBytes) throw new CodedError('live.body-too-large', { limit: mostBytes });
    pieces.push(buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The rows of a request as JSON texts: those of a list, of JSON Lines, or the one that it is. Throws `live.body-not-rows`. */
export function rowsOfBody(body: string): string[] {
  const text = body.trim();
  if (text === '') return [];
  const whole = parsed(text);
  if ('value' in whole)
    return Array.isArray(whole.value) ? whole.value.map((row) => JSON.stringify(row)) : [text];
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
