import { removeField, renameField, setField } from '../../../core/rows/json/edit-row.ts';
import { fieldOf } from '../column-summary.ts';
import { asRecord } from '../row-record.ts';
import type { SampleLine } from './sample-lines.ts';

/** Gives a field another name in every row that has it, at its place. */
export function renameColumn(text: string, lines: readonly SampleLine[], from: string, to: string): string {
  return changeRows(text, lines, (row) => renameField(row, from, to));
}

/** Takes a field out of every row. */
export function removeColumn(text: string, lines: readonly SampleLine[], column: string): string {
  return changeRows(text, lines, (row) => removeField(row, column));
}

/** Adds a field to every row that has it not, to be typed into. */
export function addColumn(text: string, lines: readonly SampleLine[], column: string): string {
  return changeRows(text, lines, (row, value) =>
    fieldOf(value, column) === undefined ? setField(row, column, 'null') : null,
  );
}

/** Rows for which `change` gives null, and those that are no objects, stay as they were written. */
function changeRows(
  text: string,
  lines: readonly SampleLine[],
  change: (row: string, value: Record<string, unknown>) => string | null,
): string {
  const all = text.split('\n');
  for (const { line, value } of lines) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const row = all[line] ?? '';
    all[line] = change(row, asRecord(value)) ?? row;
  }
  return all.join('\n');
}
