import { setImmediate as turn } from 'node:timers/promises';
import type { JournalRow, RowsFilter } from '../../../core/contract/host/runs.ts';
import { ExpressionTrouble, VisitExpression } from '../../../core/debug/visit-expression.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { toClosure } from '../../../core/expr/evaluate.ts';
import { bool } from '../../../core/expr/types.ts';
import type { JournalReader } from './journal-reader.ts';
import { rowsOfVisits } from './journal-rows.ts';
import type { PlaceSide } from './place-visits.ts';

/** How a query is heard of while it goes on. */
export interface QueryTalk {
  signal?: AbortSignal | undefined;
  onProgress?: ((rows: number, of: number) => void) | undefined;
}

/** Work between two looks at who else wants something of the host. */
const workMs = 12;

/** The rows of a side that a filter wants, in the order it wants. Rejects with `host.query-wrong` or `host.query-cancelled`. */
export async function queryRows(
  reader: JournalReader,
  side: PlaceSide,
  { find = '', where = '', sort = null }: Partial<RowsFilter>,
  { signal, onProgress }: QueryTalk,
): Promise<{ matching: JournalRow[]; looked: number }> {
  const needle = find.toLowerCase();
  const test = where === '' ? undefined : expressionTest(where);
  const matching: JournalRow[] = [];
  const of = side.visits.reduce((sum, { rows }) => sum + rows, 0);
  let looked = 0;
  let turnedAt = performance.now();
  for await (const rows of rowsOfVisits(reader, side)) {
    looked += rows.length;
    const found = rows.filter(({ json }) => needle === '' || json.toLowerCase().includes(needle));
    matching.push(...(test ? test(found) : found));
    if (performance.now() - turnedAt < workMs) continue;
    onProgress?.(looked, of);
    await turn();
    if (signal?.aborted) throw new CodedError('host.query-cancelled');
    turnedAt = performance.now();
  }
  return { matching: sort ? sorted(matching, sort) : matching, looked };
}

/** Rows of which an expression is true; those for which it has no value are none. */
function expressionTest(text: string): (rows: readonly JournalRow[]) => JournalRow[] {
  const expression = new VisitExpression({ text, at: 'before', expected: bool }, toClosure);
  return (found) => {
    const values = found.map(parsedRow);
    const [first] = found;
    const facts = {
      visit: { rows_in: values.length, number: first?.visit ?? 0 },
      batch: { number: first?.batch ?? 0 },
    };
    return found.filter((_, row) =>
      isTrue(() => expression.valueAt({ rows: values, facts, param: () => '' }, row)),
    );
  };
}

function isTrue(evaluate: () => unknown): boolean {
  try {
    return evaluate() === true;
  } catch (thrown) {
    if (!(thrown instanceof ExpressionTrouble)) throw thrown;
    if (thrown.row !== undefined) return false;
    throw new CodedError('host.query-wrong', { code: thrown.code, start: thrown.start + 1 });
  }
}

/** A row's value; a row that was cut, or text that is no JSON, has none of its own. */
function parsedRow({ json, cutFromBytes }: JournalRow): unknown {
  return cutFromBytes === undefined ? JSON.parse(json) : null;
}

function sorted(rows: JournalRow[], { field, descending }: NonNullable<RowsFilter['sort']>): JournalRow[] {
  const path = field.split('.');
  const keyed = rows.map((row) => ({ row, key: path.reduce(member, parsedRow(row)) }));
  const sign = descending ? -1 : 1;
  // Rows without the field come last either way.
  keyed.sort((a, b) => {
    if (isNothing(a.key) || isNothing(b.key)) return Number(isNothing(a.key)) - Number(isNothing(b.key));
    return sign * compare(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
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
