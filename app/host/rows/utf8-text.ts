import { TextDecoder } from 'node:util';
import { CodedError } from '../../../core/errors/coded-error.ts';

const newline = 0x0a;

interface Utf8Options {
  /** The bytes do not begin where the file does: what looks like a byte order mark is text. */
  keepsMark?: boolean;
}

/**
 * Text of UTF-8 bytes, without a byte order mark. Bytes that are no UTF-8 would be lost, so they are an error: the lines
 * before them are given, then `process.rows-not-utf8` is thrown.
 */
export async function* utf8Text(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  { keepsMark = false }: Utf8Options = {},
): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepsMark });
  let previous: Uint8Array = new Uint8Array();
  let isFirst = !keepsMark;
  for await (const part of bytes) {
    if (isFirst && isUtf16(part)) throw notUtf8(name);
    isFirst = false;
    const text = decodeOrNull(decoder, part);
    if (text === null) {
      yield goodLines(Buffer.concat([cutCharacter(previous), part]));
      throw notUtf8(name);
    }
    yield text;
    previous = part;
  }
  if (cutCharacter(previous).length > 0) throw notUtf8(name);
}

/** UTF-16 without a mark: every other byte of its first signs is 0, which is a sign of its own to UTF-8. */
function isUtf16([first, second]: Uint8Array): boolean {
  return first !== undefined && second !== undefined && (first === 0) !== (second === 0);
}

function decodeOrNull(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch (thrown) {
    if (thrown instanceof TypeError) return null;
    throw thrown;
  }
}

/** The text of the lines before the one with bytes that are no UTF-8. */
function goodLines(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for (let start = 0, end = bytes.indexOf(newline) + 1; end > 0; end = bytes.indexOf(newline, start) + 1) {
    const line = decodeOrNull(decoder, bytes.subarray(start, end));
    if (line === null) break;
    text += line;
    start = end;
  }
  return text;
}

/** The bytes at the end that begin a character and do not finish it. */
function cutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const whole = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return bytes.subarray(whole > back ? bytes.length - back : bytes.length);
  }
  return new Uint8Array();
}

function notUtf8(name: string): CodedError {
  return new CodedError('process.rows-not-utf8', { path: name }, { file: name });
}
