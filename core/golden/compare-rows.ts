import type { Expectation } from './golden-test.ts';

/** One way in which rows differ from those expected; rows are counted from 1, on the side that has them. */
export type RowDifference =
  /** A field has another value; undefined where it is not there. */
  | { kind: 'value'; row: number; field: string; expected: unknown; actual: unknown }
  | { kind: 'missing'; row: number; expected: unknown }
  | { kind: 'extra'; row: number; actual: unknown };

export interface RowDifferences {
  readonly differences: readonly RowDifference[];
  /** Those that are not listed. */
  readonly more: number;
}

export type CompareRules = Pick<Expectation, 'order' | 'key' | 'ignore' | 'tolerance'>;

const mostListed = 50;
/** Rows that one row's search for a partner may move. */
const longestPath = 1000;

/**
 * Compares rows with those expected: by key where there is one, else in their order, or in any. The order of an object's fields never
 * counts; a field that is null is not the same as one that is not there. Numbers of a field with a tolerance may differ by that much.
 */
export function compareRows(
  expected: readonly unknown[],
  actual: readonly unknown[],
  rules: CompareRules,
): RowDifferences {
  const found = new Found();
  const fields = new FieldComparison(rules);
  const both: BothSides = { expected, actual };
  if (rules.key !== undefined) compareByKey(both, rules.key, fields, found);
  else if (rules.order === 'any') compareInAnyOrder(both, fields, found);
  else compareInOrder(both, fields, found);
  return found;
}

interface BothSides {
  readonly expected: readonly unknown[];
  readonly actual: readonly unknown[];
}

class Found implements RowDifferences {
  readonly differences: RowDifference[] = [];
  more = 0;

  add(difference: RowDifference): void {
    if (this.differences.length < mostListed) this.differences.push(difference);
    else this.more += 1;
  }
}

/** Rows that are missing or too many do not make those behind them differ: what is alike at both ends is left alone. */
function compareInOrder({ expected, actual }: BothSides, fields: FieldComparison, found: Found): void {
  const shorter = Math.min(expected.length, actual.length);
  let start = 0;
  while (start < shorter && fields.isSame(expected[start], actual[start])) start += 1;
  let alike = 0;
  while (
    expected.length !== actual.length &&
    alike < shorter - start &&
    fields.isSame(expected[expected.length - 1 - alike], actual[actual.length - 1 - alike])
  )
    alike += 1;
  const expectedEnd = expected.length - alike;
  const actualEnd = actual.length - alike;
  for (let at = start; at < Math.max(expectedEnd, actualEnd); at += 1) {
    if (at >= actualEnd) found.add({ kind: 'missing', row: at + 1, expected: expected[at] });
    else if (at >= expectedEnd) found.add({ kind: 'extra', row: at + 1, actual: actual[at] });
    else fields.compare(expected[at], actual[at], at + 1, found);
  }
}

function compareByKey(
  { expected, actual }: BothSides,
  key: readonly string[],
  fields: FieldComparison,
  found: Found,
): void {
  const waiting = placesBy(actual, (row) => keyOf(row, key));
  for (const [at, row] of expected.entries()) {
    const partner = waiting.get(keyOf(row, key))?.shift();
    if (partner === undefined) found.add({ kind: 'missing', row: at + 1, expected: row });
    else fields.compare(row, actual[partner], partner + 1, found);
  }
  addExtra([...waiting.values()].flat(), actual, found);
}

/** Equal rows find each other first; with a tolerance they are matched so that as many as can be have a partner. */
function compareInAnyOrder(both: BothSides, fields: FieldComparison, found: Found): void {
  const holders = matchEqual(both, fields);
  if (fields.hasTolerance) matchNear(both, fields, holders);
  const matched = new Set(holders.values());
  for (const [at, row] of both.expected.entries())
    if (!matched.has(at)) found.add({ kind: 'missing', row: at + 1, expected: row });
  addExtra(
    [...both.actual.keys()].filter((at) => !holders.has(at)),
    both.actual,
    found,
  );
}

/** Which expected row (by its place) holds which actual one. */
type Holders = Map<number, number>;

function matchEqual({ expected, actual }: BothSides, fields: FieldComparison): Holders {
  const waiting = placesBy(actual, (row) => fields.exactPart(row, false));
  const holders: Holders = new Map();
  for (const [at, row] of expected.entries()) {
    const partner = waiting.get(fields.exactPart(row, false))?.shift();
    if (partner !== undefined) holders.set(partner, at);
  }
  return holders;
}

/** Augmenting paths, among rows that are alike but for the numbers with a tolerance. */
function matchNear({ expected, actual }: BothSides, fields: FieldComparison, holders: Holders): void {
  const candidates = placesBy(actual, (row) => fields.exactPart(row, true));
  const place = (at: number, tried: Set<number>): boolean => {
    for (const candidate of candidates.get(fields.exactPart(expected[at], true)) ?? []) {
      if (tried.size >= longestPath) return false;
      if (tried.has(candidate) || !fields.isSame(expected[at], actual[candidate])) continue;
      tried.add(candidate);
      const other = holders.get(candidate);
      if (other !== undefined && !place(other, tried)) continue;
      holders.set(candidate, at);
      return true;
    }
    return false;
  };
  const matched = new Set(holders.values());
  for (const at of expected.keys()) if (!matched.has(at)) place(at, new Set());
}

function placesBy(rows: readonly unknown[], textOf: (row: unknown) => string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) pushTo(places, textOf(row), at);
  return places;
}

function addExtra(rows: readonly number[], actual: readonly unknown[], found: Found): void {
  for (const at of [...rows].sort((left, right) => left - right))
    found.add({ kind: 'extra', row: at + 1, actual: actual[at] });
}

function pushTo(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function keyOf(row: unknown, key: readonly string[]): string {
  return JSON.stringify(key.map((field) => (isObject(row) ? canonical(row[field]) : null)));
}

/** Compares single rows. A field inside of another is named with a dot, and in the same way in every item of a list. */
class FieldComparison {
  readonly #ignored: ReadonlySet<string>;
  readonly #tolerance: ReadonlyMap<string, number>;

  constructor({ ignore, tolerance }: CompareRules) {
    this.#ignored = new Set(ignore);
    this.#tolerance = new Map(Object.entries(tolerance));
  }

  isSame(expected: unknown, actual: unknown): boolean {
    for (const _difference of this.#walk(expected, actual, '', '')) return false;
    return true;
  }

  compare(expected: unknown, actual: unknown, row: number, found: Found): void {
    for (const difference of this.#walk(expected, actual, '', ''))
      found.add({ kind: 'value', row, ...difference });
  }

  get hasTolerance(): boolean {
    return this.#tolerance.size > 0;
  }

  /** The row as text without the fields that are not looked at and, where `isNear`, without the numbers that have a tolerance. */
  exactPart(row: unknown, isNear: boolean): string {
    return canonical(this.#without(row, '', isNear));
  }

  #without(value: unknown, path: string, isNear: boolean): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#without(item, path, isNear));
    if (!isObject(value)) return isNear && this.#tolerance.has(path) && typeof value === 'number' ? 0 : value;
    const kept = Object.entries(value)
      .filter(([name]) => !this.#ignored.has(inside(path, name)))
      .map(([name, item]) => [name, this.#without(item, inside(path, name), isNear)] as const);
    return Object.fromEntries(kept);
  }

  /** `rule` names the field for the rules, `path` shows the place with the numbers of list items. */
  *#walk(
    expected: unknown,
    actual: unknown,
    rule: string,
    path: string,
  ): Generator<{ field: string; expected: unknown; actual: unknown }> {
    if (rule !== '' && this.#ignored.has(rule)) return;
    if (isObject(expected) && isObject(actual)) {
      for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)]))
        yield* this.#walk(own(expected, name), own(actual, name), inside(rule, name), inside(path, name));
    } else if (Array.isArray(expected) && Array.isArray(actual)) {
      for (let at = 0; at < Math.max(expected.length, actual.length); at += 1)
        yield* this.#walk(expected[at], actual[at], rule, `${path}[${at}]`);
    } else if (!this.#isNear(expected, actual, rule)) yield { field: path, expected, actual };
  }

  #isNear(expected: unknown, actual: unknown, rule: string): boolean {
    if (expected === actual) return true;
    const tolerance = this.#tolerance.get(rule);
    if (tolerance === undefined || typeof expected !== 'number' || typeof actual !== 'number') return false;
    // 12.11 is a little more than 0.01 away from 12.1 in binary.
    const rounding = Number.EPSILON * Math.max(Math.abs(expected), Math.abs(actual));
    return tolerance > 0 && Math.abs(expected - actual) <= tolerance + rounding;
  }
}

function inside(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** JSON with sorted names; undefined has a text of its own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'undefined';
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}
