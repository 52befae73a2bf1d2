import { CodedError } from '../../../core/errors/coded-error.ts';
import { jsonProblem } from '../../../core/errors/json-error.ts';
import { holdFailure } from './held-text.ts';
import { chunkLength, countLines, longestRow, tooLong } from './jsonl-source.ts';
import type { RowChunk } from './row-source.ts';

const newline = 0x0a;
const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The elements of a JSON array as lines, read piece by piece. Every element is checked, so that errors name its line in the file. */
export async function* jsonArrayChunks(text: AsyncIterable<string>, name: string): AsyncIterable<RowChunk> {
  const scanner = createElementScanner(name);
  const held = holdFailure(text);
  let firstLine = 1;
  function* taken(): Iterable<RowChunk> {
    const rows = scanner.take();
    if (rows.length > 0) yield { lines: rows.join('\n'), firstLine };
    firstLine += rows.length;
  }
  try {
    for await (const part of held.parts) {
      scanner.scan(part);
      if (scanner.length >= chunkLength) yield* taken();
    }
    if (!held.isBroken) scanner.finish();
  } catch (thrown) {
    // The rows before what is wrong are rows.
    yield* taken();
    throw thrown;
  }
  yield* taken();
  held.rethrow(scanner.line);
}

/** Finds where elements end by brackets and quotes; the parser judges the rest. */
function createElementScanner(name: string) {
  let state: 'before' | 'inside' | 'after' = 'before';
  let depth = 0;
  let inString = false;
  let escaped = false;
  let line = 1;
  /** Parts of the element under way from earlier texts, and the line it began in. */
  let carried = '';
  let elementLine = 1;
  let count = 0;
  let rows: string[] = [];
  let length = 0;

  function fail(detail: string): CodedError {
    return new CodedError('process.source-not-array', { detail }, { file: name, line });
  }
  function addElement(source: string, last: boolean): void {
    const element = source.trim();
    if (element === '') {
      if (last && count === 0) return;
      throw fail('a row is missing before this comma or bracket');
    }
    count++;
    try {
      JSON.parse(element);
    } catch (thrown) {
      throw badElement(thrown, element);
    }
    const row = element.replace(/[\r\n]+/g, ' ');
    rows.push(row);
    length += row.length + 1;
  }
  function badElement(thrown: unknown, element: string): CodedError {
    const { detail, offset = 0 } = jsonProblem(thrown, element);
    const place = { file: name, line: elementLine + countLines(element.slice(0, offset)) };
    return new CodedError('process.element-not-json', { row: count, detail }, place, thrown);
  }
  /** Within a string: up to its end, or the end of the text. */
  function skipString(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (escaped) escaped = false;
      else if (unit === backslash) escaped = true;
      else if (unit === quote) {
        inString = false;
        return at + 1;
      } else if (unit === newline) line++;
    }
    return text.length;
  }
  function scanOutside(unit: number): void {
    if (unit === newline) line++;
    else if (state === 'before' && unit === openBracket) {
      state = 'inside';
      elementLine = line;
    } else if (unit > 0x20)
      throw fail(state === 'after' ? 'there is more after the closing bracket' : 'it has no opening bracket');
  }

  return {
    get length() {
      return length;
    },
    get line() {
      return line;
    },
    scan(text: string): void {
      let start = 0;
      for (let at = 0; at < text.length; ) {
        if (inString) {
          at = skipString(text, at);
          continue;
        }
        const unit = text.charCodeAt(at++);
        if (state !== 'inside') {
          scanOutside(unit);
          start = at;
        } else if (unit === quote) inString = true;
        else if (unit === newline) {
          line++;
          if (carried.trim() === '' && text.slice(start, at).trim() === '') {
            elementLine = line;
            start = at;
            carried = '';
          }
        } else if (unit === openBrace || unit === openBracket) depth++;
        else if (depth > 0 && (unit === closeBrace || unit === closeBracket)) depth--;
        else if (depth === 0 && (unit === comma || unit === closeBracket)) {
          addElement(carried + text.slice(start, at - 1), unit === closeBracket);
          carried = '';
          start = at;
          elementLine = line;
          if (unit === closeBracket) state = 'after';
        }
      }
      if (state === 'inside') carried += text.slice(start);
      if (carried.length > longestRow) throw tooLong(name, elementLine);
    },
    take(): string[] {
      const taken = rows;
      rows = [];
      length = 0;
      return taken;
    },
    finish(): void {
      if (state !== 'after') throw fail('its closing bracket is missing');
    },
  };
}
