import { CodedError } from '../../../core/errors/coded-error.ts';
import type { Row } from '../driver.ts';

/** Rows with the same fields, one behind the other: one statement saves them. */
export interface RowGroup {
  columns: readonly string[];
  rows: readonly (Row & { value: Record<string, unknown> })[];
}

/** Characters of a statement's rows, at most, where there are several. */
const largestGroup = 4 * 1024 * 1024;

/** Throws `connect.no-object` at a row that has no fields. */
export function rowGroups(
  cname: string,
  rows: readonly Row[],
  mostRows: (columns: number) => number,
): RowGroup[] {
  const groups: { columns: string[]; rows: RowGroup['rows'][number][]; size: number }[] = [];
  for (const { text, value, id: rowId } of rows) {
    if (!hasFields(value)) throw new CodedError('connect.no-object', { cname });
    const columns = Object.keys(value);
    const last = groups.at(-1);
    const fits = last && areSame(last.columns, columns) && last.size + text.length <= largestGroup;
    if (last && fits && last.rows.length < mostRows(columns.length)) {
      last.rows.push({ text, value, id: rowId });
      last.size += text.length;
    } else groups.push({ columns, rows: [{ text, value, id: rowId }], size: text.length });
  }
  return groups;
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

function hasFields(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  );
}
