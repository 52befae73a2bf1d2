import * as z from 'zod';
import { jsonErrorOffset, jsonProblem } from '../errors/json-error.ts';
import { type GoldenFailure, goldenFailure } from './failure.ts';

/** Where a project keeps its golden tests. */
export const goldenFolder = 'tests';
const ending = '.test.json';
const currentVersion = 1;

const rowsSchema = z.union([z.string().min(1), z.array(z.json())]);
export type GoldenRows = z.output<typeof rowsSchema>;

const expectationSchema = z.strictObject({
  /** How many rows in all. */
  rowsOut: z.int().min(0).optional(),
  /** All rows, in the test or in a file. */
  rows: rowsSchema.optional(),
  order: z.enum(['as-is', 'any']).default('as-is'),
  /** Fields by which rows are told apart; without them by their order. */
  key: z.array(z.string()).min(1).optional(),
  /** Fields that are not looked at: `at`, or `order.at` for one inside. */
  ignore: z.array(z.string()).default([]),
  /** How far numbers of a field may be from what is expected. */
  tolerance: z.record(z.string(), z.number().min(0)).default({}),
  /** Expressions that have to be true of each row: `row.total >= 0`. */
  checks: z.array(z.string().min(1)).default([]),
});
/** What is expected of the rows of one place, or of one connector's store. */
export type Expectation = z.output<typeof expectationSchema>;

const testSchema = z.strictObject({
  version: z.literal(currentVersion),
  flow: z.string().min(1),
  /** Rows to feed: a file of the project, or the rows themselves. Without it the flow's samples. */
  rows: rowsSchema.optional(),
  /** Rows in a batch; without it as in `run`. */
  batch: z.int().min(1).max(10_000_000).optional(),
  /** How the run is expected to end. */
  ends: z.enum(['ok', 'error']).default('ok'),
  /** By place of the chain (`FName#n`): the rows that it hands on. Places that are not named are not looked at. */
  expect: z.record(z.string(), expectationSchema).default({}),
  /** By connector: what its store holds before the run; without it nothing. */
  store: z.record(z.string(), rowsSchema).default({}),
  /** By connector: what its store holds after the run. */
  expectStore: z.record(z.string(), expectationSchema).default({}),
});
/** A golden test: a run with fixed rows, and what has to come out at the places that it names. It observes and replaces nothing. */
export type GoldenTest = z.output<typeof testSchema>;

/** The name of the test in a file; undefined for a path that holds none. */
export function goldenName(path: string): string | undefined {
  if (!path.startsWith(`${goldenFolder}/`) || !path.endsWith(ending)) return undefined;
  return path.slice(goldenFolder.length + 1, -ending.length) || undefined;
}

/** The path of a test's file. */
export function goldenPath(name: string): string {
  return `${goldenFolder}/${name}${ending}`;
}

/** A test as its file says it, or what is wrong with the file: never throws. */
export function readGoldenTest(text: string, file: string): GoldenTest | GoldenFailure {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    const { detail } = jsonProblem(thrown, text);
    return goldenFailure('golden.not-json', { file, detail }, lineAt(text, jsonErrorOffset(text)));
  }
  const version = z.object({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version > currentVersion)
    return goldenFailure('golden.newer', { file, version: version.data.version });
  const read = testSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.map(String) ?? [];
  if (issue?.code === 'unrecognized_keys')
    return goldenFailure(
      'golden.unknown-key',
      { file, key: issue.keys.join(', '), at: pathText(where) },
      lineOfKey(text, issue.keys[0]),
    );
  return goldenFailure(
    'golden.bad-value',
    { file, at: pathText(where), expected: expectedOf(issue) },
    lineOfKey(
      text,
      where.findLast((part) => !/^\d+$/.test(part)),
    ),
  );
}

/** Whether reading gave a test. */
export function isGoldenTest(read: GoldenTest | GoldenFailure): read is GoldenTest {
  return 'flow' in read;
}

/** A test's file: what is as without saying is left out. */
export function printGoldenTest(test: GoldenTest): string {
  const { version, flow, rows, batch, ends, expect, store, expectStore } = test;
  const printed = {
    version,
    flow,
    ...(rows === undefined ? {} : { rows }),
    ...(batch === undefined ? {} : { batch }),
    ...(ends === 'ok' ? {} : { ends }),
    ...(isEmpty(expect) ? {} : { expect: mapped(expect) }),
    ...(isEmpty(store) ? {} : { store }),
    ...(isEmpty(expectStore) ? {} : { expectStore: mapped(expectStore) }),
  };
  return `${rowsOnLines(printed)}\n`;
}

/** Indented JSON, but with each row on one line: that is how people read rows, and how a diff shows them. */
function rowsOnLines(value: unknown): string {
  const rows: string[] = [];
  const text = JSON.stringify(
    value,
    function (this: unknown, key, item: unknown) {
      const isRow = Array.isArray(this) && key !== '' && typeof item === 'object' && item !== null;
      if (!isRow) return item;
      rows.push(JSON.stringify(item));
      return `${rowMark}${rows.length - 1}`;
    },
    2,
  );
  return text.replace(/"\\u0001row (\d+)"/g, (_, index) => rows[Number(index)] ?? '');
}

/** What stands for a row meanwhile; JSON prints its first character as an escape. */
const rowMark = '\u0001row ';

function mapped(expectations: Readonly<Record<string, Expectation>>) {
  return Object.fromEntries(Object.entries(expectations).map(([id, one]) => [id, printExpectation(one)]));
}

function printExpectation({ rowsOut, rows, order, key, ignore, tolerance, checks }: Expectation) {
  return {
    ...(rowsOut === undefined ? {} : { rowsOut }),
    ...(rows === undefined ? {} : { rows }),
    ...(order === 'as-is' ? {} : { order }),
    ...(key === undefined ? {} : { key }),
    ...(ignore.length === 0 ? {} : { ignore }),
    ...(isEmpty(tolerance) ? {} : { tolerance }),
    ...(checks.length === 0 ? {} : { checks }),
  };
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

/** What a value has to be, in words of JSON that are the same in every language. */
function expectedOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type') return issue.expected;
  if (issue?.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(' | ');
  if (issue?.code === 'too_small') return `≥ ${issue.minimum}`;
  if (issue?.code === 'too_big') return `≤ ${issue.maximum}`;
  return issue?.code === 'invalid_union' ? '"…" | […]' : 'JSON';
}

function pathText(path: readonly string[]): string {
  return path.length === 0 ? '$' : path.join(' › ');
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The first line that has this key: JSON.parse tells no places. */
function lineOfKey(text: string, key: string | undefined): number | undefined {
  if (key === undefined) return undefined;
  const at = text.indexOf(`${JSON.stringify(key)}`);
  return at < 0 ? undefined : lineAt(text, at);
}
