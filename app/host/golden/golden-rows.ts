import { stat } from 'node:fs/promises';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { failureOf, type GoldenFailure, goldenFailure } from '../../../core/golden/failure.ts';
import { type GoldenRows, goldenFolder } from '../../../core/golden/golden-test.ts';
import { resolveInside } from '../project/project-path.ts';
import { fileRows, lineRows, type RowSource } from '../rows/row-source.ts';

/** Thrown for what is wrong with a test, and not with the Studio. */
export class GoldenTrouble extends Error {
  readonly failure: GoldenFailure;

  constructor(failure: GoldenFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Where a test's rows come from: its own, or a file of the project. Throws a GoldenTrouble when that is not there. */
export async function goldenSource(root: string, rows: GoldenRows): Promise<RowSource> {
  if (typeof rows !== 'string') return lineRows(rows.map((row) => JSON.stringify(row)).join('\n'), 'rows');
  const file = await findRows(root, rows);
  if (file !== undefined) return fileRows(file, rows);
  throw new GoldenTrouble(goldenFailure('golden.rows-missing', { path: rows, folder: goldenFolder }));
}

/** All rows of a source as values. Throws a GoldenTrouble for a file that can't be read. */
export async function goldenValues(root: string, rows: GoldenRows): Promise<unknown[]> {
  if (typeof rows !== 'string') return rows;
  const source = await goldenSource(root, rows);
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
  for (const candidate of [path, `${goldenFolder}/${path}`]) {
    const found = await resolveInside(root, candidate).catch(() => undefined);
    if (found !== undefined && (await isFile(found))) return found;
  }
  return undefined;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
