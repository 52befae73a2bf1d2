import { type FileHandle, open, stat } from 'node:fs/promises';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { detectFormat, type RowFormat } from '../engine/row-source.ts';
import { toFileError } from '../project/file-error.ts';
import { type CsvHeader, csvRowsToJson, readCsvHeader } from './csv-rows.ts';
import { createRecordScanner } from './record-scanner.ts';

const chunkBytes = 1024 * 1024;
/** One remembered place for so many records: ten million rows need 40,000 numbers. */
const recordsPerMark = 256;
/** A window ends early when its rows are larger than this; at least one row is given. */
const maxWindowBytes = 16 * 1024 * 1024;

export interface RowWindow {
  /** Each as JSON text. */
  rows: string[];
  /** Rows of the whole file; null while it is still being counted. */
  total: number | null;
}

interface Span {
  start: number;
  end: number;
}

/** A file of rows, of any size, seen through windows. It is scanned once in the background; only marks are kept. */
export interface SampleFile {
  /** What it was made from: a file with another stamp is another file. */
  readonly stamp: string;
  window(offset: number, limit: number): Promise<RowWindow>;
  /** Ends the scan. */
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
  /** Known before the first record is. */
  let format: RowFormat = 'jsonl';
  const marks: number[] = [];
  let header: CsvHeader | undefined;
  let records = 0;
  let finished = false;
  let closed = false;
  let wakeWaiting: (() => void)[] = [];

  function note(start: number): void {
    if (records % recordsPerMark === 0) marks.push(start);
    records++;
  }
  function wake(): void {
    const waiting = wakeWaiting;
    wakeWaiting = [];
    for (const resolve of waiting) resolve();
  }
  async function index(): Promise<void> {
    const file = await open(path, 'r');
    try {
      format = formatOf(name, await readText(file, 0, chunkBytes));
      const scanner = createRecordScanner(format, false);
      let headerEnds = format === 'csv' ? -1 : 0;
      const onRecord = (start: number, end: number) => {
        if (headerEnds >= 0) note(start);
        else headerEnds = end;
        return true;
      };
      let position = 0;
      for await (const chunk of chunks(file, 0, () => closed)) {
        scanner.scan(chunk, position, onRecord);
        position += chunk.length;
        if (header === undefined && headerEnds > 0)
          header = readCsvHeader(await readText(file, 0, headerEnds));
        wake();
      }
      scanner.finish(position, onRecord);
      if (header === undefined && headerEnds > 0) header = readCsvHeader(await readText(file, 0, headerEnds));
    } finally {
      await file.close();
    }
  }
  const indexing = index()
    .catch((thrown: unknown) => toFileError(thrown, name))
    .then((failure) => {
      finished = true;
      wake();
      return failure;
    });

  async function waitFor(record: number): Promise<void> {
    while (records <= record && !finished) await new Promise<void>((resolve) => wakeWaiting.push(resolve));
    const failure = finished ? await indexing : undefined;
    if (failure !== undefined) throw failure;
    if (closed) throw new CodedError('host.project-not-open');
  }

  return {
    stamp,
    async window(offset, limit) {
      await waitFor(offset + limit - 1);
      const count = Math.min(limit, records - offset);
      const rows = count > 0 ? await readRows(path, format, marks, header, offset, count) : [];
      return { rows, total: finished ? records : null };
    },
    close() {
      closed = true;
    },
  };
}

/** What a run takes the file for. */
function formatOf(name: string, start: string): RowFormat {
  return /\.(csv|tsv)$/i.test(name) ? 'csv' : detectFormat(start.replace(/^\uFEFF/, ''));
}

async function readRows(
  path: string,
  format: RowFormat,
  marks: readonly number[],
  header: CsvHeader | undefined,
  offset: number,
  count: number,
): Promise<string[]> {
  const mark = Math.floor(offset / recordsPerMark);
  const file = await open(path, 'r');
  try {
    const spans = await findSpans(file, format, marks[mark] ?? 0, offset - mark * recordsPerMark, count);
    const first = spans[0];
    const last = spans.at(-1);
    if (!first || !last) return [];
    const bytes = await readBytes(file, first.start, last.end);
    const texts = spans.map((span) =>
      bytes.toString('utf8', span.start - first.start, span.end - first.start),
    );
    return header ? csvRowsToJson(header, texts) : texts.map((text) => text.replace(/^\uFEFF/, '').trim());
  } finally {
    await file.close();
  }
}

/** The byte ranges of up to `count` records after skipping `skip`, from the beginning of a record on. */
async function findSpans(file: FileHandle, format: RowFormat, from: number, skip: number, count: number) {
  const spans: Span[] = [];
  let seen = 0;
  const onRecord = (start: number, end: number) => {
    if (seen++ < skip) return true;
    const first = spans[0]?.start ?? start;
    if (spans.length > 0 && end - first > maxWindowBytes) return false;
    spans.push({ start, end });
    return spans.length < count;
  };
  const scanner = createRecordScanner(format, true);
  let position = from;
  for await (const chunk of chunks(file, from, () => false)) {
    if (!scanner.scan(chunk, position, onRecord)) return spans;
    position += chunk.length;
  }
  scanner.finish(position, onRecord);
  return spans;
}

/** The file's bytes from a place on. The buffer is used again: take what is needed before asking for the next. */
async function* chunks(file: FileHandle, from: number, isOver: () => boolean): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(chunkBytes);
  for (let position = from; !isOver(); ) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

async function readText(file: FileHandle, start: number, end: number): Promise<string> {
  return (await readBytes(file, start, end)).toString('utf8');
}

async function readBytes(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  return buffer.subarray(0, bytesRead);
}
