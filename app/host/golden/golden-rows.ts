import { stat } from 'node:fs/promises';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { failureOf, type GoldenFailure, goldenFailure } from '../../../core/golden/failure.ts';
import { type GoldenRows, goldenFolder } from '../../../core/golden/golden-test.ts';
import { resolveInside } from '../project/project-path.ts';
import { fileRows, lineRows, type RowSource, streamRows } from '../rows/row-source.ts';
import type { GoldenGround } from './golden-ground.ts';

/** Thrown for what is wrong with a test, and not with the Studio. */
export class GoldenTrouble extends Error {
  readonly failure: GoldenFailure;

  constructor(failure: GoldenFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

type RowGround = Pick<GoldenGround, 'root' | 'unsaved'>;

/** Where a test's rows come from: its own, or a file of the project. Throws a GoldenTrouble when that is not there. */
export async function goldenSource(ground: RowGround, rows: GoldenRows): Promise<RowSource> {
  if (typeof rows !== 'string') return lineRows(rows.map((row) => JSON.stringify(row)).join('\n'), 'rows');
  const unsaved = candidates(rows).map((path) => ground.unsaved?.get(path));
  const text = unsaved.find((one) => one !== undefined);
  if (text !== undefined) return streamRows(bytesOf(text), rows);
  const file = await findRows(ground.root, rows);
  if (file !== undefined) return fileRows(file, rows);
  throw new GoldenTrouble(goldenFailure('golden.rows-missing', { path: rows, folder: goldenFolder }));
}

/** All rows of a source as values. Throws a GoldenTrouble for a file that can't be read. */
export async function goldenValues(ground: RowGround, rows: GoldenRows): Promise<unknown[]> {
  if (typeof rows !== 'string') return rows;
  const source = await goldenSource(ground, rows);
  const values: unknown[] = [];
  try {
    for await (const { lines, firstLine } of source.chunks())
      for (const [index, line] of lines.split('\n').entries())
        if (line.trim() !== '') values.push(parseRow(line, rows, firstLine + index));
  } catch (thrown) {
    if (!(thrown instanceof CodedError)) throw thrown;
    throw new GoldenTrouble(failureOf('golden.rows-unreadable', thrown.data, { path: rows }));
  }
  return values;
}

function parseRow(line: string, file: string, at: number): unknown {
  try {
    return JSON.parse(line);
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new CodedError('process.row-not-json', { line: at, detail }, { file, line: at });
  }
}

/** A file by its path from the project's folder, or from that of the tests; undefined when there is none in the project. */
export async function findRows(root: string, path: string): Promise<string | undefined> {
  for (const candidate of candidates(path)) {
    const found = await resolveInside(root, candidate).catch(() => undefined);
    if (found !== undefined && (await isFile(found))) return found;
  }
  return undefined;
}

function candidates(path: string): string[] {
  return [path, `${goldenFolder}/${path}`];
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
