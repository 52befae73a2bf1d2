import type { RowFormat } from '../engine/row-source.ts';

/** Called with the byte range of a record; returning false ends the scan. */
type OnRecord = (start: number, end: number) => boolean;

/** Finds records in a file given piece by piece, without decoding it: all three formats are decided by ASCII bytes alone. */
export interface RecordScanner {
  /** `position` is where the chunk begins in the file. Returns false when `onRecord` ended the scan. */
  scan(chunk: Buffer, position: number, onRecord: OnRecord): boolean;
  /** The file ends at `position`: reports a last record without line end. */
  finish(position: number, onRecord: OnRecord): void;
}

const newline = 0x0a;
const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** With `resumed`, the scanner starts at the beginning of a record instead of at the beginning of the file. */
export function createRecordScanner(format: RowFormat, resumed: boolean): RecordScanner {
  if (format === 'json') return createJsonScanner(resumed);
  return createLineScanner(format === 'csv');
}

/** A record a line, blank lines left out; in CSV a line end within quotes is part of its cell. */
function createLineScanner(quotes: boolean): RecordScanner {
  let start = -1;
  let inQuotes = false;
  let blank = true;
  function endLine(end: number, onRecord: OnRecord): boolean {
    const from = start;
    const isRecord = !blank;
    start = -1;
    blank = true;
    return isRecord ? onRecord(from, end) : true;
  }
  /** Where the line that goes through `from` ends in this chunk; its length when it goes on. */
  function lineEnd(chunk: Buffer, from: number): number {
    if (!quotes) {
      const found = chunk.indexOf(newline, from);
      return found < 0 ? chunk.length : found;
    }
    let index = from;
    for (; index < chunk.length; index++) {
      const byte = chunk[index];
      if (byte === quote) inQuotes = !inQuotes;
      else if (byte === newline && !inQuotes) break;
    }
    return index;
  }
  return {
    scan(chunk, position, onRecord) {
      for (let index = 0; index < chunk.length; ) {
        if (start < 0) start = position + index;
        const end = lineEnd(chunk, index);
        for (let at = index; blank && at < end; at++) blank = isSpace(chunk[at]);
        if (end === chunk.length) return true;
        if (!endLine(position + end, onRecord)) return false;
        index = end + 1;
      }
      return true;
    },
    finish(position, onRecord) {
      if (start >= 0) endLine(position, onRecord);
    },
  };
}

/** The elements of a top-level array; any other value is one record. */
function createJsonScanner(resumed: boolean): RecordScanner {
  /** Whether the first byte of the file's value was seen: a `[` opens the array of records. */
  let begun = resumed;
  let inArray = resumed;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let start = -1;
  /** Behind the last byte of the current element that is not blank. */
  let end = -1;

  function flush(onRecord: OnRecord): boolean {
    const from = start;
    start = -1;
    return from < 0 || onRecord(from, end);
  }
  function takeInString(byte: number | undefined): void {
    if (escaped) escaped = false;
    else if (byte === backslash) escaped = true;
    else if (byte === quote) inString = false;
  }
  /** Brackets and quotes of an element. */
  function takeInElement(byte: number | undefined): void {
    if (byte === quote) inString = true;
    else if (byte === openBrace || byte === openBracket) depth++;
    else if (byte === closeBrace || byte === closeBracket) depth--;
  }
  /** Returns false when the scan was ended. */
  function take(byte: number | undefined, at: number, onRecord: OnRecord): boolean {
    if (inString) takeInString(byte);
    else if (isSpace(byte) || (!begun && isByteOrderMark(byte))) return true;
    else if (!begun && byte === openBracket) {
      begun = true;
      inArray = true;
      return true;
    } else if (inArray && depth === 0 && (byte === comma || byte === closeBracket)) {
      if (byte === closeBracket) inArray = false;
      return flush(onRecord);
    } else takeInElement(byte);
    begun = true;
    if (start < 0) start = at;
    end = at + 1;
    return true;
  }
  return {
    scan(chunk, position, onRecord) {
      for (let index = 0; index < chunk.length; index++) {
        if (!take(chunk[index], position + index, onRecord)) return false;
      }
      return true;
    },
    finish(_position, onRecord) {
      flush(onRecord);
    },
  };
}

function isByteOrderMark(byte: number | undefined): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
