import Papa from 'papaparse';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { cellToJson } from '../../../core/samples/csv-cell.ts';
import { readCsvHeader } from '../samples/csv-rows.ts';
import { holdFailure } from './held-text.ts';
import { chunkLength, countLines, longestRow } from './jsonl-source.ts';
import type { RowChunk } from './row-source.ts';

/**
 * The records of CSV text as JSON objects by the header's names, read piece by piece. Cells become what `cellToJson` says.
 * Throws `process.csv-…` with the line in the file for ragged records, quotes without end, and a bad header.
 */
export async function* csvChunks(text: AsyncIterable<string>, name: string): AsyncIterable<RowChunk> {
  const reader = createCsvReader(name);
  let firstLine = 1;
  let pending = '';
  function* taken(): Iterable<RowChunk> {
    const rows = reader.take();
    if (rows.length > 0) yield { lines: rows.join('\n'), firstLine };
    firstLine += rows.length;
  }
  const held = holdFailure(text);
  try {
    for await (const part of held.parts) {
      pending += part;
      if (pending.length < chunkLength) continue;
      pending = pending.slice(reader.read(pending, false));
      if (pending.length > longestRow) throw badQuotes(name, reader.line);
      yield* taken();
    }
    reader.read(pending, !held.isBroken);
  } catch (thrown) {
    // The rows before what is wrong are rows.
    yield* taken();
    throw thrown;
  }
  yield* taken();
  held.rethrow(reader.line);
}

function createCsvReader(name: string) {
  let format: { delimiter: string; newline: '\n' | '\r\n' | '\r' } | undefined;
  let keys: string[] | undefined;
  let line = 1;
  let rows: string[] = [];

  function toJson(cells: readonly string[]): string | undefined {
    if (cells.length === 1 && (cells[0] ?? '').trim() === '') return undefined;
    if (keys === undefined) {
      keys = checkHeader(cells, name, line);
      return undefined;
    }
    if (cells.length !== keys.length)
      throw new CodedError(
        'process.csv-ragged',
        { found: cells.length, expected: keys.length },
        { file: name, line },
      );
    let json = '{';
    for (const [index, key] of keys.entries()) json += key + cellToJson(cells[index] ?? '');
    return `${json}}`;
  }

  return {
    get line() {
      return line;
    },
    /** The rows read since the last time. */
    take(): string[] {
      const taken = rows;
      rows = [];
      return taken;
    },
    /** Reads the whole records in the text; gives how much of it they took. */
    read(text: string, isLast: boolean): number {
      format ??= detectFormat(text);
      const parser = new Papa.Parser(format);
      const parsed: Papa.ParseResult<string[]> = parser.parse(text, 0, !isLast);
      const badRow = parsed.errors.find(({ type }) => type === 'Quotes')?.row;
      for (const [index, cells] of parsed.data.entries()) {
        if (index === badRow) throw badQuotes(name, line);
        const row = toJson(cells);
        if (row !== undefined) rows.push(row);
        line += 1 + linesWithin(cells);
      }
      return isLast ? text.length : parsed.meta.cursor;
    },
  };
}

function detectFormat(text: string): { delimiter: string; newline: '\n' | '\r\n' | '\r' } {
  const [header = ''] = text.trimStart().split(/\r\n|\n|\r/, 1);
  const newline = /\r\n|\n|\r/.exec(text)?.[0];
  return {
    delimiter: readCsvHeader(header).delimiter,
    newline: newline === '\r\n' || newline === '\r' ? newline : '\n',
  };
}

/** The header's names as the beginnings of JSON members. */
function checkHeader(cells: readonly string[], name: string, line: number): string[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    const field = cell.trim();
    if (field === '' || seen.has(field))
      throw new CodedError('process.csv-bad-header', { field }, { file: name, line });
    seen.add(field);
    return `${index === 0 ? '' : ','}${JSON.stringify(field)}:`;
  });
}

function linesWithin(cells: readonly string[]): number {
  let lines = 0;
  for (const cell of cells) if (cell.includes('\n')) lines += countLines(cell);
  return lines;
}

function badQuotes(name: string, line: number): CodedError {
  return new CodedError('process.csv-bad-quotes', {}, { file: name, line });
}
