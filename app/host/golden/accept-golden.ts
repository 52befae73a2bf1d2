import { dirname, join } from 'node:path';
import {
  type Expectation,
  type GoldenTest,
  goldenFolder,
  goldenPath,
  printGoldenTest,
} from '../../../core/golden/golden-test.ts';
import type { GoldenResult } from '../../../core/golden/judge.ts';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { makeFolder } from '../project/make-folder.ts';
import { resolveInside } from '../project/project-path.ts';
import type { GoldenGround } from './golden-ground.ts';
import { findRows } from './golden-rows.ts';
import { endFailures, observe, withTest } from './run-golden.ts';

/**
 * Runs a test and makes what came out what it expects: the rows and counts of those places and stores that it names, in the
 * test or in the files that it names. A run that did not end as expected changes nothing. Rejects when a file can't be written.
 */
export async function acceptGolden(ground: GoldenGround, name: string, text: string): Promise<GoldenResult> {
  return await withTest(ground, name, text, async (test) => {
    const run = await observe(ground, test);
    const failures = endFailures(test, run);
    if (failures.length > 0) return failures;
    const { expect, files: ofPlaces } = accepted(test.expect, run.rows);
    const { expect: expectStore, files: ofStores } = accepted(test.expectStore, run.stored);
    for (const { path, rows } of [...ofPlaces, ...ofStores]) await writeRows(ground.root, path, rows);
    await writeTest(ground.root, name, { ...test, expect, expectStore });
    return [];
  });
}

interface RowFile {
  path: string;
  rows: readonly unknown[];
}

function accepted(
  expectations: Readonly<Record<string, Expectation>>,
  actual: ReadonlyMap<string, readonly unknown[]>,
): { expect: Record<string, Expectation>; files: RowFile[] } {
  const files: RowFile[] = [];
  const entries = Object.entries(expectations).map(([name, expectation]) => {
    const rows = actual.get(name) ?? [];
    if (typeof expectation.rows === 'string') files.push({ path: expectation.rows, rows });
    const now: Expectation = {
      ...expectation,
      ...(expectation.rowsOut === undefined ? {} : { rowsOut: rows.length }),
      ...(Array.isArray(expectation.rows) ? { rows: jsonRows(rows) } : {}),
    };
    return [name, now] as const;
  });
  return { expect: Object.fromEntries(entries), files };
}

function jsonRows(rows: readonly unknown[]): Exclude<Expectation['rows'], string | undefined> {
  return JSON.parse(JSON.stringify(rows));
}

async function writeRows(root: string, path: string, rows: readonly unknown[]): Promise<void> {
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const target = (await findRows(root, path)) ?? (await newFile(root, path));
  await makeFolder(dirname(target));
  await writeWholeFile(target, lines);
}

/** A file that is not there yet is made beside the tests. */
async function newFile(root: string, path: string): Promise<string> {
  const isPlaced = path.startsWith(`${goldenFolder}/`) || path.startsWith('samples/');
  return await resolveInside(root, isPlaced ? path : `${goldenFolder}/${path}`);
}

async function writeTest(root: string, name: string, test: GoldenTest): Promise<void> {
  const file = join(root, goldenPath(name));
  await makeFolder(dirname(file));
  await writeWholeFile(file, printGoldenTest(test));
}
