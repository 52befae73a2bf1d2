import { safeFileName } from '../project/file-names.ts';
import type { SourceFile } from '../project/project.ts';
import {
  type Expectation,
  type GoldenRows,
  type GoldenTest,
  goldenFolder,
  goldenPath,
  isGoldenTest,
  printGoldenTest,
  readGoldenTest,
} from './golden-test.ts';

/** Rows that stand in the test's own file; more of them get a file each. */
const mostInside = 50;

/** A test of a flow that expects rows at these places; what they are comes from a run that is accepted. */
export function newGoldenTest(
  flow: string,
  places: readonly string[],
  { rows, batch }: { rows?: GoldenRows | undefined; batch?: number | undefined } = {},
): GoldenTest {
  const expectation = (): Expectation => ({
    rows: [],
    order: 'as-is',
    ignore: [],
    tolerance: {},
    checks: [],
  });
  return {
    version: 1,
    flow,
    ...(rows === undefined ? {} : { rows }),
    ...(batch === undefined ? {} : { batch }),
    ends: 'ok',
    expect: Object.fromEntries(places.map((place) => [place, expectation()])),
    store: {},
    expectStore: {},
  };
}

/** A name for a test of a flow that no file has yet: the flow's, with a number from 2 on. */
export function freeGoldenName(flow: string, taken: (path: string) => boolean): string {
  const base = safeFileName(flow);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken(goldenPath(name))) return name;
  }
}

/** The same test with its many rows in files beside it: `tests/<name>-<place>.jsonl`. */
export function withRowFiles(name: string, text: string): SourceFile[] {
  const test = readGoldenTest(text, goldenPath(name));
  if (!isGoldenTest(test)) return [{ path: goldenPath(name), text }];
  const files: SourceFile[] = [];
  const expect = Object.entries(test.expect).map(([place, expectation]) => {
    const { rows } = expectation;
    if (!Array.isArray(rows) || rows.length <= mostInside) return [place, expectation] as const;
    const path = `${goldenFolder}/${name}-${safeFileName(place)}.jsonl`;
    files.push({ path, text: rows.map((row) => `${JSON.stringify(row)}\n`).join('') });
    return [place, { ...expectation, rows: path }] as const;
  });
  const printed = printGoldenTest({ ...test, expect: Object.fromEntries(expect) });
  return [...files, { path: goldenPath(name), text: printed }];
}
