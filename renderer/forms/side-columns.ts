import type { Row } from '../../core/builtins/preview.ts';
import type { RowFields } from '../../core/row-types/row-type.ts';
import type { Text } from '../i18n/use-text.tsx';
import { cellText } from './cell-text.ts';
import type { Preview } from './preview-rows.ts';
import type { Column } from './side-table.tsx';
import { typeWord } from './type-word.ts';

/** Rows that are compared to see whether a field changes. */
const mostCompared = 100;

/** More columns are a table that nobody reads. */
const mostColumns = 60;

/**
 * The columns that are shown, in their order, and how many are left out: those that a setup makes or changes stand among them, as
 * far as there is room.
 */
export function shownColumns(all: readonly Column[]): { columns: readonly Column[]; left: number } {
  const marked = all.filter(({ mark }) => mark === 'new' || mark === 'changed').slice(0, mostColumns);
  const chosen = new Set(marked);
  for (const column of all) {
    if (chosen.size >= mostColumns) break;
    chosen.add(column);
  }
  return { columns: all.filter((column) => chosen.has(column)), left: all.length - chosen.size };
}

/** The fields of the rows in; those that no row out has are marked. */
export function columnsIn(
  fields: RowFields | undefined,
  output: RowFields | undefined,
  text: Text,
): readonly Column[] {
  return [...(fields ?? [])].map(([name, field]) => ({
    name,
    type: typeWord(field, text),
    mark: output !== undefined && !output.has(name) ? 'gone' : null,
  }));
}

/** The fields of the rows out; those that are new or hold other values are marked. */
export function columnsOut(
  output: RowFields | undefined,
  input: RowFields | undefined,
  preview: Preview | null,
  text: Text,
): readonly Column[] {
  if (output === undefined)
    return Object.keys(preview?.rowsOut[0] ?? {}).map((name) => ({ name, type: '', mark: null }));
  return [...output].map(([name, field]) => {
    const before = input?.get(name);
    const isChanged =
      (before !== undefined && before.type.kind !== field.type.kind) ||
      (preview !== null && hasOtherValues(name, preview));
    const mark = before === undefined ? 'new' : isChanged ? 'changed' : null;
    return { name, type: typeWord(field, text), mark };
  });
}

/** Whether a field has another value in one of the first rows out than in the row that it was made of. */
function hasOtherValues(name: string, { rowsOut, rowsIn, from }: Preview): boolean {
  return rowsOut.slice(0, mostCompared).some((row, index) => {
    const sources = from[index] ?? [];
    return sources.length === 1 && cellText(row[name]) !== cellText(rowsIn[sources[0] ?? 0]?.[name]);
  });
}

/** The row out of each row in, where each comes of one alone and in their order; null elsewhere. */
export function rowsBeside({ rowsOut, from }: Preview): ReadonlyMap<number, Row> | null {
  const found = new Map<number, Row>();
  let last = -1;
  for (const [index, row] of rowsOut.entries()) {
    const [only, second] = from[index] ?? [];
    if (only === undefined || second !== undefined || only <= last) return null;
    last = only;
    found.set(only, row);
  }
  return found;
}
