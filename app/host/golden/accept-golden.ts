import { realpath } from 'node:fs/promises';
import {
  type Expectation,
  goldenFolder,
  goldenPath,
  printGoldenTest,
} from '../../../core/golden/golden-test.ts';
import type { SourceFile } from '../../../core/project/project.ts';
import { toProjectPath } from '../project/project-path.ts';
import type { AcceptedPlaces, GoldenAnswer } from '../run-engine.ts';
import type { GoldenGround } from './golden-ground.ts';
import { findRows } from './golden-rows.ts';
import { endFailures, observe, withTest } from './run-golden.ts';

/**
 * Runs a test and makes what came out what it expects: the rows and counts of the accepted ones among those places and stores that it names, in the
 * test or in the files that it names. Writes nothing: gives the files with which the test would pass, none where the run did not
 * end as expected.
 */
export async function acceptGolden(
  ground: GoldenGround,
  name: string,
  text: string,
  places: AcceptedPlaces = 'all',
): Promise<GoldenAnswer> {
  const files: SourceFile[] = [];
  const result = await withTest(ground, name, text, async (test) => {
    const run = await observe(ground, test);
    const failures = endFailures(test, run);
    if (failures.length > 0) return failures;
    const { expect, files: ofPlaces } = accepted(test.expect, run.rows, places);
    const { expect: expectStore, files: ofStores } = accepted(test.expectStore, run.stored, places);
    for (const { path, rows } of [...ofPlaces, ...ofStores])
      files.push({ path: await rowFile(ground.root, path), text: jsonLines(rows) });
    files.push({ path: goldenPath(name), text: printGoldenTest({ ...test, expect, expectStore }) });
    return [];
  });
  return { result, files };
}

interface RowFile {
  path: string;
  rows: readonly unknown[];
}

function accepted(
  expectations: Readonly<Record<string, Expectation>>,
  actual: ReadonlyMap<string, readonly unknown[]>,
  places: AcceptedPlaces,
): { expect: Record<string, Expectation>; files: RowFile[] } {
  const files: RowFile[] = [];
  const entries = Object.entries(expectations).map(([name, expectation]) => {
    if (places !== 'all' && !places.includes(name)) return [name, expectation] as const;
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

function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** The file that a test means, as a path of the project; one that is not there yet belongs beside the tests. */
async function rowFile(root: string, path: string): Promise<string> {
  const found = await findRows(root, path);
  if (found !== undefined) return toProjectPath(await realpath(root), await realpath(found));
  return /^(?:tests|samples)\//.test(path) ? path : `${goldenFolder}/${path}`;
}
