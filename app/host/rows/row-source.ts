import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { errorCode } from '../project/file-error.ts';
import { type RowChunk, rowChunks } from './row-chunks.ts';
import { tellFormat } from './tell-format.ts';
import { utf8Text } from './utf8-text.ts';

/** Rows for one run, read as they are wanted: any size passes through a few megabytes of memory. */
export interface RowSource {
  /** What messages call it: a path or `stdin`. */
  readonly name: string;
  /** Throws coded errors with file and line; may be read once. */
  chunks(): AsyncIterable<RowChunk>;
}

const readBytes = 512 * 1024;

/** Rows of a file in any of the formats. `name` is how messages call it, and its ending counts for the format. */
export function fileRows(path: string, name: string = path): RowSource {
  return { name, chunks: () => chunksOf(fileBytes(path, name), name) };
}

/** Rows of a stream such as standard input, in any of the formats. */
export function streamRows(stream: AsyncIterable<Uint8Array>, name: string): RowSource {
  return { name, chunks: () => chunksOf(streamBytes(stream, name), name) };
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

/** The rows of another source behind its first ones; lines keep their numbers. */
export function rowsBehind(source: RowSource, count: number): RowSource {
  return {
    name: source.name,
    async *chunks() {
      let left = count;
      for await (const chunk of source.chunks()) {
        if (left > 0) {
          const lines = chunk.lines.split('\n');
          const first = lines.findIndex((line) => line.trim() !== '' && left-- === 0);
          if (first < 0) continue;
          yield { lines: lines.slice(first).join('\n'), firstLine: chunk.firstLine + first };
        } else yield chunk;
      }
    },
  };
}

async function* chunksOf(bytes: AsyncIterable<Uint8Array>, name: string): AsyncIterable<RowChunk> {
  const { format, text } = await tellFormat(utf8Text(bytes, name), name);
  yield* rowChunks(text, name, format);
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
