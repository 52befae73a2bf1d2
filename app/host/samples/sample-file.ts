import { type FileHandle, open, stat } from 'node:fs/promises';
import { CodedError, type ErrorData } from '../../../core/errors/coded-error.ts';
import { createRowReader } from '../../../core/rows/create-row-reader.ts';
import type { CsvHeader } from '../../../core/rows/csv/csv-table.ts';
import type { RowFormat } from '../../../core/rows/row-format.ts';
import type { OnRow } from '../../../core/rows/row-reader.ts';
import { toFileError } from '../project/file-error.ts';
import { readPieces } from '../rows/read-pieces.ts';
import { tellFormat } from '../rows/tell-format.ts';
import { utf8Text } from '../rows/utf8-text.ts';
import { createBytePlaces } from './byte-places.ts';

const pieceBytes = 512 * 1024;
/** One remembered place for so many rows: ten million rows need 40,000 of them. */
const rowsPerMark = 256;
/** A window ends early when its rows are longer than this together; at least one row is given. */
const maxWindowLength = 16 * 1024 * 1024;

export interface RowWindow {
  /** Each as JSON text. */
  rows: string[];
  /** Rows of the whole file, or those before what is wrong with it; null while it is still being read. */
  total: number | null;
  /** What is wrong behind all these rows; a run of the file ends with it. */
  failure: ErrorData | null;
}

/** A file of rows, of any size, seen through windows. It is read once in the background; only marks are kept. */
export interface SampleFile {
  /** What it was made from: a file with another stamp is another file. */
  readonly stamp: string;
  /** Rejects when the file is not there or can't be read. */
  window(offset: number, limit: number): Promise<RowWindow>;
  /** Ends the reading. */
  close(): void;
}

/** Changes whenever the file's content may have. Throws `host.file-missing` for what is no file. */
export async function stampOf(path: string): Promise<string> {
  const found = await stat(path);
  if (!found.isFile()) throw new CodedError('host.file-missing', { path });
  return `${found.ino}:${found.size}:${found.mtimeMs}`;
}

/** `name` is how messages call the file. */
export function openSampleFile(path: string, name: string, stamp: string): SampleFile {
  const index: FileIndex = { format: 'jsonl', header: undefined, rows: 0, marks: [] };
  let finished = false;
  let closed = false;
  let failure: ErrorData | null = null;
  let wakeWaiting: (() => void)[] = [];

  function wake(): void {
    const waiting = wakeWaiting;
    wakeWaiting = [];
    for (const resolve of waiting) resolve();
  }
  async function readAll(): Promise<void> {
    for await (const _piece of indexRows(path, name, index)) {
      if (closed) return;
      wake();
    }
  }
  const indexing = readAll()
    .catch((thrown: unknown) => {
      if (!(thrown instanceof CodedError)) return toFileError(thrown, name);
      failure = thrown.data;
      return undefined;
    })
    .finally(() => {
      finished = true;
      wake();
    });

  async function waitFor(row: number): Promise<void> {
    while (index.rows <= row && !finished) await new Promise<void>((resolve) => wakeWaiting.push(resolve));
    const unreadable = finished ? await indexing : undefined;
    if (unreadable !== undefined) throw unreadable;
    if (closed) throw new CodedError('host.project-not-open');
  }

  return {
    stamp,
    async window(offset, limit) {
      await waitFor(offset + limit - 1);
      const count = Math.min(limit, index.rows - offset);
      const rows = count > 0 ? await readWindow(path, name, index, offset, count) : [];
      return { rows, total: finished ? index.rows : null, failure };
    },
    close() {
      closed = true;
    },
  };
}

/** Where the rows of a file are, as far as it was read. */
interface FileIndex {
  format: RowFormat;
  header: CsvHeader | undefined;
  rows: number;
  /** The places of every so many rows, for reading on from there. */
  marks: { byte: number; line: number }[];
}

/** Reads a file to its end or to what is wrong with it, and writes down where its rows are; gives each piece it has read. */
async function* indexRows(path: string, name: string, index: FileIndex): AsyncIterable<string> {
  const file = await open(path, 'r');
  try {
    const places = createBytePlaces(await markLength(file));
    const { format, text } = await tellFormat(utf8Text(bytesFrom(file, 0), name), name);
    const reader = createRowReader(format, name);
    index.format = format;
    const onRow: OnRow = (_json, line, start) => {
      index.header ??= reader.header;
      if (index.rows % rowsPerMark === 0) index.marks.push({ byte: places.byteAt(start), line });
      index.rows += 1;
    };
    yield* readPieces(eachPiece(text, places.add), reader, onRow);
  } finally {
    await file.close();
  }
}

async function* eachPiece(text: AsyncIterable<string>, tell: (piece: string) => void): AsyncIterable<string> {
  for await (const piece of text) {
    tell(piece);
    yield piece;
  }
}

/** Some rows, all of which are known to be there. */
async function readWindow(
  path: string,
  name: string,
  { format, header, marks }: FileIndex,
  offset: number,
  count: number,
): Promise<string[]> {
  const rowsBefore = offset - (offset % rowsPerMark);
  const mark = marks[rowsBefore / rowsPerMark] ?? { byte: 0, line: 1 };
  const rows: string[] = [];
  let row = rowsBefore;
  let length = 0;
  let isFull = false;
  const onRow: OnRow = (json) => {
    if (row++ < offset || isFull) return;
    length += json.length;
    isFull = rows.length > 0 && length > maxWindowLength;
    if (!isFull) rows.push(json);
    isFull ||= rows.length === count;
  };
  const file = await open(path, 'r');
  try {
    // From the first row on a file is read as a whole: what stands before it says what it is (a JSON value, or a list of them).
    const isStart = rowsBefore === 0;
    const text = utf8Text(bytesFrom(file, isStart ? 0 : mark.byte), name, { keepsMark: !isStart });
    const start = isStart ? undefined : { line: mark.line, rows: rowsBefore, header };
    const reader = createRowReader(format, name, start);
    for await (const _piece of readPieces(text, reader, onRow)) if (isFull) break;
  } catch (thrown) {
    // What is wrong behind these rows is known from the index.
    if (!(thrown instanceof CodedError)) throw thrown;
  } finally {
    await file.close();
  }
  return rows;
}

/** The file's bytes from a place on. */
async function* bytesFrom(file: FileHandle, from: number): AsyncGenerator<Buffer> {
  for (let position = from; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/** Bytes of the byte order mark at the beginning of the file. */
async function markLength(file: FileHandle): Promise<number> {
  const { buffer } = await file.read(Buffer.alloc(3), 0, 3, 0);
  return buffer.equals(Buffer.of(0xef, 0xbb, 0xbf)) ? 3 : 0;
}
