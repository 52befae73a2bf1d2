import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { errorCode } from '../project/file-error.ts';
import { csvChunks } from './csv-source.ts';
import { jsonArrayChunks } from './json-array-source.ts';
import { jsonlChunks, rejoin, splitStart } from './jsonl-source.ts';
import { utf8Text } from './utf8-text.ts';

/** JSON Lines on their way to the engine. */
export interface RowChunk {
  /** Whole lines, one row each. */
  lines: string;
  /** Number of the first line: the file's own for JSON Lines, the row's for formats that are turned into lines. */
  firstLine: number;
}

/** Rows for one run, read as they are wanted: any size passes through a few megabytes of memory. */
export interface RowSource {
  /** What messages call it: a path or `stdin`. */
  readonly name: string;
  /** Throws coded errors with file and line; may be read once. */
  chunks(): AsyncIterable<RowChunk>;
}

export type RowFormat = 'jsonl' | 'json' | 'csv';

const readBytes = 512 * 1024;

/** Rows of a file: CSV by its name, else a JSON array or JSON Lines by what it begins with. `name` is how messages call it. */
export function fileRows(path: string, name: string = path): RowSource {
  const format = /\.(csv|tsv)$/i.test(path) ? 'csv' : undefined;
  return { name, chunks: () => chunksOf(fileBytes(path, name), name, format) };
}

/** Rows of a stream such as standard input, in any of the formats. */
export function streamRows(stream: AsyncIterable<Uint8Array>, name: string, format?: RowFormat): RowSource {
  return { name, chunks: () => chunksOf(streamBytes(stream, name), name, format) };
}

/** Rows in memory: JSON Lines. */
export function lineRows(lines: string, name: string): RowSource {
  return {
    name,
    async *chunks() {
      yield { lines, firstLine: 1 };
    },
  };
}

/** The first rows of another source. */
export function limitRows(source: RowSource, limit: number): RowSource {
  return {
    name: source.name,
    async *chunks() {
      let left = limit;
      for await (const { lines, firstLine } of source.chunks()) {
        const kept: string[] = [];
        for (const line of lines.split('\n')) {
          if (left <= 0) break;
          kept.push(line);
          if (line.trim() !== '') left--;
        }
        yield { lines: kept.join('\n'), firstLine };
        if (left <= 0) return;
      }
    },
  };
}

async function* chunksOf(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  format: RowFormat | undefined,
): AsyncIterable<RowChunk> {
  const { start, rest } = await splitStart(utf8Text(bytes, name));
  const text = rejoin(start, rest);
  switch (format ?? detectFormat(start)) {
    case 'csv':
      return yield* csvChunks(text, name);
    case 'json':
      return yield* jsonArrayChunks(text, name);
    case 'jsonl':
      return yield* jsonlChunks(text, name);
  }
}

/** By the first line: a JSON value of its own begins JSON Lines, an opening bracket an array, all else is CSV. */
export function detectFormat(start: string): RowFormat {
  const trimmed = start.trimStart();
  if (trimmed.startsWith('[')) return 'json';
  const [line = ''] = trimmed.split('\n', 1);
  if (line === '' || /^[{]/.test(line)) return 'jsonl';
  try {
    JSON.parse(line);
    return 'jsonl';
  } catch {
    return /[,;\t]/.test(line) ? 'csv' : 'jsonl';
  }
}

/** The file's bytes. A file that is deleted, replaced or cut meanwhile is an error, not the end of the rows. */
async function* fileBytes(path: string, name: string): AsyncIterable<Uint8Array> {
  const before = await fileStat(path, name);
  const stream = createReadStream(path, { highWaterMark: readBytes });
  let position = 0;
  try {
    for await (const bytes of stream) {
      position += bytes.length;
      yield bytes;
      const now = await stat(path).catch(() => undefined);
      if (now === undefined || now.ino !== before.ino || now.size < before.size || now.size < position)
        throw new CodedError('process.source-lost', { path: name }, { file: name });
    }
  } catch (thrown) {
    throw sourceError(thrown, name);
  }
}

async function fileStat(path: string, name: string) {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new Error('it is a folder');
    return found;
  } catch (thrown) {
    throw sourceError(thrown, name);
  }
}

async function* streamBytes(stream: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  try {
    yield* stream;
  } catch (thrown) {
    throw sourceError(thrown, name);
  }
}

function sourceError(thrown: unknown, name: string): CodedError {
  if (thrown instanceof CodedError) return thrown;
  if (errorCode(thrown) === 'ENOENT')
    return new CodedError('process.source-missing', { path: name }, { file: name }, thrown);
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new CodedError('process.source-failed', { path: name, detail }, { file: name }, thrown);
}
