import { CodedError } from '../../errors/coded-error.ts';
import { jsonProblem } from '../../errors/json-error.ts';
import { countNewlines } from '../line-ends.ts';
import { longestRow, rowTooLong } from '../row-length.ts';
import type { OnRow, RowReader, RowStart } from '../row-reader.ts';
import { trimJson } from './trim-json.ts';

const newline = 0x0a;
const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const blank = 0x20;

/**
 * The elements of a JSON array, each in one line; a value of another kind is one row. Where elements end is found by
 * brackets and quotes, and the parser judges the rest, so that errors name the element's line in the file.
 */
export function createJsonArrayReader(file: string, start?: RowStart): RowReader {
  let state: 'before' | 'array' | 'value' | 'after' = start ? 'array' : 'before';
  let depth = 0;
  let inString = false;
  let escaped = false;
  let line = start?.line ?? 1;
  let count = start?.rows ?? 0;
  /** The element under way, from where it begins, and that place in the whole text. */
  let carried = '';
  let elementStart = -1;
  let elementLine = line;
  /** Characters before the piece. */
  let before = 0;

  function fail(detail: string): CodedError {
    return new CodedError('process.source-not-array', { detail }, { file, line });
  }
  function begin(place: number): void {
    if (elementStart >= 0) return;
    elementStart = before + place;
    elementLine = line;
  }
  function give(end: string, onRow: OnRow): void {
    const element = trimJson(carried + end);
    count += 1;
    try {
      JSON.parse(element);
    } catch (thrown) {
      throw badElement(thrown, element);
    }
    onRow(element.replace(/[\r\n]+/g, ' '), elementLine, elementStart);
    carried = '';
    elementStart = -1;
  }
  function badElement(thrown: unknown, element: string): CodedError {
    const { detail, offset = 0, found } = jsonProblem(thrown, element);
    const place = { file, line: elementLine + countNewlines(element.slice(0, offset)) };
    return new CodedError(
      'process.element-not-json',
      { row: count, detail, ...(found === undefined ? {} : { found }) },
      place,
      thrown,
    );
  }
  function endElement(end: string, unit: number, onRow: OnRow): void {
    if (elementStart >= 0) give(end, onRow);
    else if (unit === comma || count > 0) throw fail('a row is missing before this comma or bracket');
    if (unit === closeBracket) state = 'after';
  }
  /** Within a string: up to its end, or the end of the text. */
  function skipString(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (escaped) escaped = false;
      else if (unit === backslash) escaped = true;
      else if (unit === quote) {
        inString = false;
        return at + 1;
      } else if (unit === newline) line += 1;
    }
    return text.length;
  }
  /** Before the value and behind it; gives where the first element may begin. */
  function scanOutside(unit: number, place: number): number {
    if (state === 'after') throw fail('there is more after the closing bracket');
    state = unit === openBracket ? 'array' : 'value';
    if (state === 'array') return place + 1;
    scanInside(unit, place);
    return place;
  }
  /** Brackets and quotes of an element. */
  function scanInside(unit: number, place: number): void {
    begin(place);
    if (unit === quote) inString = true;
    else if (unit === openBrace || unit === openBracket) depth += 1;
    else if (depth > 0 && (unit === closeBrace || unit === closeBracket)) depth -= 1;
  }
  function scan(text: string, onRow: OnRow): void {
    let from = 0;
    for (let at = 0; at < text.length; ) {
      if (inString) {
        at = skipString(text, at);
        continue;
      }
      const unit = text.charCodeAt(at++);
      if (unit === newline) line += 1;
      if (unit <= blank) continue;
      if (state === 'before' || state === 'after') {
        from = scanOutside(unit, at - 1);
      } else if (state === 'array' && depth === 0 && (unit === comma || unit === closeBracket)) {
        endElement(text.slice(from, at - 1), unit, onRow);
        from = at;
      } else {
        if (elementStart < 0) from = at - 1;
        scanInside(unit, at - 1);
      }
    }
    if (elementStart >= 0) carried += text.slice(from);
    before += text.length;
  }

  return {
    get line() {
      return line;
    },
    read(piece, last, onRow) {
      scan(piece, onRow);
      if (carried.length > longestRow) throw rowTooLong(file, elementLine);
      if (!last) return;
      if (state === 'value') give('', onRow);
      else if (state === 'array') throw fail('its closing bracket is missing');
    },
  };
}
