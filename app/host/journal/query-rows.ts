import { setImmediate as turn } from 'node:timers/promises';
import type { JournalRow, RowsFilter } from '../../../core/contract/host/runs.ts';
import { valueText } from '../../../core/debug/value-text.ts';
import { ExpressionTrouble, VisitExpression } from '../../../core/debug/visit-expression.ts';
import type { VisitFacts } from '../../../core/debug/visit-facts.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { toClosure } from '../../../core/expr/evaluate.ts';
import { boundedText } from '../../../core/text/bounded-text.ts';
import type { FoundRows } from './found-rows.ts';
import type { JournalReader } from './journal-reader.ts';
import { type PlacedRow, rowsOfVisits } from './journal-rows.ts';
import type { PlaceSide, SideOfVisit } from './place-visits.ts';

/** How a query is heard of while it goes on. */
export interface QueryTalk {
  signal?: AbortSignal | undefined;
  onProgress?: ((rows: number, of: number) => void) | undefined;
}

/** Work between two looks at who else wants something of the host. */
const workMs = 12;
/** Characters of a row's value. */
const longestValue = 500;

/** Where the rows of a side lie that a filter wants, in the order it wants. Rejects with `host.query-wrong` or `host.query-cancelled`. */
export async function queryRows(
  reader: JournalReader,
  side: PlaceSide,
  { find = '', where = '', sort = null }: Partial<RowsFilter>,
  { signal, onProgress }: QueryTalk,
): Promise<FoundRows> {
  const needle = find.toLowerCase();
  const condition = where === '' ? undefined : createCondition(where);
  const keyed: Keyed[] = [];
  const of = side.visits.reduce((sum, { rows }) => sum + rows, 0);
  let looked = 0;
  let turnedAt = performance.now();
  for await (const rows of rowsOfVisits(reader, side)) {
    looked += rows.length;
    const found = rows.filter(({ row: { json } }) => needle === '' || json.toLowerCase().includes(needle));
    for (const { visit, line, row } of condition ? condition.test(found) : found)
      keyed.push({ visit, line, key: sort && keyOf(row, sort.field) });
    if (performance.now() - turnedAt < workMs) continue;
    onProgress?.(looked, of);
    await turn();
    if (signal?.aborted) throw new CodedError('host.query-cancelled');
    turnedAt = performance.now();
  }
  condition?.end();
  const visits = [...new Set(keyed.map(({ visit }) => visit.visit))];
  if (sort) sortByKey(keyed, sort.descending);
  return {
    rows: keyed.map(({ visit, line }) => ({ visit, line })),
    ...{ looked, visits, withoutValue: condition?.withoutValue ?? 0, comesTo: condition?.comesTo },
  };
}

interface Keyed {
  visit: SideOfVisit;
  line: number;
  key: unknown;
}

/** Which rows an expression is true of, or comes to something else for; those that it has no value for are counted. */
function createCondition(text: string) {
  const expression = new VisitExpression({ text, at: 'after' }, toClosure);
  let [hasMeaning, withoutValue] = [false, 0];
  let trouble: ExpressionTrouble | undefined;

  function isWanted(rows: readonly unknown[], row: number, facts: VisitFacts): boolean {
    try {
      const value = expression.valueAt({ rows, facts, param: () => '' }, row);
      hasMeaning = true;
      return value !== false && !isNothing(value);
    } catch (thrown) {
      if (!(thrown instanceof ExpressionTrouble)) throw thrown;
      if (thrown.row === undefined && !isOfFields(thrown)) throw wrong(thrown);
      if (thrown.row === undefined) trouble ??= thrown;
      withoutValue++;
      return false;
    }
  }
  return {
    get withoutValue() {
      return withoutValue;
    },
    test(found: readonly PlacedRow[]): PlacedRow[] {
      const values = found.map(({ row }) => parsedRow(row));
      const [first] = found;
      if (!first) return [];
      const facts = factsOf(first.visit);
      return found.filter((_, row) => isWanted(values, row, facts));
    },
    /** For a row that was found. */
    comesTo(row: JournalRow, visit: SideOfVisit): string | undefined {
      const asked = { rows: [parsedRow(row)], facts: factsOf(visit), param: () => '' };
      const value = expression.valueAt(asked, 0);
      return typeof value === 'boolean' ? undefined : boundedText(valueText(value), longestValue);
    },
    /** A field that no row had is a slip. */
    end(): void {
      if (!hasMeaning && trouble) throw wrong(trouble);
    },
  };
}

/** The past knows how a visit ended, whichever side is asked. */
function factsOf({ facts, batch }: SideOfVisit): VisitFacts {
  return { visit: facts, batch: { number: batch } };
}

/** Rows to come may have the field. */
function isOfFields({ code }: ExpressionTrouble): boolean {
  return code.startsWith('expr.unknown-field') || code === 'expr.null-as-value' || code === 'expr.no-fields';
}

function wrong({ code, params, start }: ExpressionTrouble): CodedError {
  return new CodedError('host.query-wrong', { ...params, code, start: start + 1 });
}

/** A row's value; a row that was cut, or text that is no JSON, has none of its own. */
function parsedRow({ json, cutFromBytes }: JournalRow): unknown {
  return cutFromBytes === undefined ? JSON.parse(json) : null;
}

function keyOf(row: JournalRow, field: string): unknown {
  return field.split('.').reduce(member, parsedRow(row));
}

/** In place. Rows without the field come last either way. */
function sortByKey(keyed: Keyed[], descending: boolean): void {
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (isNothing(a.key) || isNothing(b.key)) return Number(isNothing(a.key)) - Number(isNothing(b.key));
    return sign * compare(a.key, b.key);
  });
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Numbers by value, all else by its text. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
