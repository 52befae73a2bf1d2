import {
  type Expectation,
  type GoldenRows,
  type GoldenTest,
  goldenFolder,
  goldenName,
  isGoldenTest,
  readGoldenTest,
} from '../../golden/golden-test.ts';
import { findGone } from '../../golden/judge.ts';
import type { ProjectModel } from '../../project/model.ts';
import type { Project, SourceFile } from '../../project/project.ts';
import { samplesPathOf } from '../../project/samples-path.ts';
import { readRows } from '../../rows/read-rows.ts';
import { formatOf } from '../../rows/row-format.ts';

/** A run with fixed rows and what has to come out: a golden test with all of its rows in it. */
export interface GoCase {
  readonly name: string;
  readonly test: GoldenTest;
}

/** The project's golden tests as cases, and the names of those that can't be: files that are wrong, or rows that are not at hand. */
export function goldenCases(project: Project, model: ProjectModel): { cases: GoCase[]; leftOut: string[] } {
  const cases: GoCase[] = [];
  const leftOut: string[] = [];
  for (const { path, text } of project.files.values()) {
    const name = goldenName(path);
    if (name === undefined) continue;
    const test = readGoldenTest(text, path);
    const isSound = isGoldenTest(test) && findGone(name, test, model).length === 0;
    const whole = isSound ? withRows(test, project, model) : undefined;
    if (whole === undefined) leftOut.push(name);
    else cases.push({ name, test: whole });
  }
  return { cases, leftOut };
}

/** Thrown for rows that are not at hand. */
class NoRows extends Error {}

function withRows(test: GoldenTest, project: Project, model: ProjectModel): GoldenTest | undefined {
  const rowsOf = (rows: GoldenRows) => {
    if (typeof rows !== 'string') return rows;
    return parsedRows(project.files.get(rows) ?? project.files.get(`${goldenFolder}/${rows}`));
  };
  const each = (expectations: Readonly<Record<string, Expectation>>) =>
    mapValues(expectations, (one) => ({
      ...one,
      rows: one.rows === undefined ? undefined : rowsOf(one.rows),
      // Expressions over rows that any function may have made are the Studio's to test.
      checks: [],
    }));
  try {
    return {
      ...test,
      rows: rowsOf(test.rows ?? samplesPathOf(model, test.flow)),
      expect: each(test.expect),
      store: mapValues(test.store, rowsOf),
      expectStore: each(test.expectStore),
    };
  } catch (thrown) {
    if (thrown instanceof NoRows) return undefined;
    throw thrown;
  }
}

/** All rows of a file; throws a NoRows. The text of a large file is not at hand. */
export function parsedRows(file: SourceFile | undefined): JsonRow[] {
  if (file === undefined || file.text === '') throw new NoRows();
  const { rows, failure } = readRows(file.text, file.path, formatOf(file.path, file.text.slice(0, 1000)));
  if (failure !== null) throw new NoRows();
  return rows.map((row) => JSON.parse(row) as JsonRow);
}

type JsonRow = Exclude<GoldenRows, string>[number];

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  make: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]));
}
