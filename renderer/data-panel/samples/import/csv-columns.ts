import { cellKind } from '../../../../core/rows/csv/csv-cell.ts';
import { plainCell } from '../../../../core/rows/csv/csv-json.ts';
import type { DecimalSign } from '../../../../core/rows/csv/local-number.ts';

/** What the cells of a CSV column are taken for. */
export interface CsvColumn {
  name: string;
  /** A date is a text that says a day or a time: rows have no other. */
  kind: 'number' | 'boolean' | 'text' | 'date' | 'empty' | 'mixed';
  /** How many cells are taken for numbers, for true or false, and for text; empty ones are null. */
  numbers: number;
  booleans: number;
  texts: number;
  /** Of a mixed column, a cell that is of another kind than most: its row from 1, and its text. */
  odd: { row: number; cell: string } | null;
  /** A cell whose number is written otherwise in the rows, and how; null when there is none. */
  rewritten: { cell: string; becomes: string } | null;
}

type Kind = 'number' | 'boolean' | 'text';

/** What a run takes the cells of each column for. */
export function csvColumns(
  names: readonly string[],
  records: readonly (readonly string[])[],
  decimal: DecimalSign = '.',
): readonly CsvColumn[] {
  return names.map((name, column) => columnOf(name, records, column, decimal));
}

/** `2026-11-24`, `24.11.2026`, `11/24/26`, with a time or without; `2026年11月24日`. */
const date =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日)(?:[T ]\d{1,2}:\d{2}\S*)?$/;

function columnOf(
  name: string,
  records: readonly (readonly string[])[],
  column: number,
  decimal: DecimalSign,
): CsvColumn {
  let isDate = true;
  let rewritten: CsvColumn['rewritten'] = null;
  const counts: Record<Kind, number> = { number: 0, boolean: 0, text: 0 };
  const firsts = new Map<Kind, { row: number; cell: string }>();
  for (const [index, cells] of records.entries()) {
    const cell = cells[column] ?? '';
    const plain = plainCell(cell, decimal);
    const kind = cellKind(plain);
    if (kind === 'empty') continue;
    if (isDate && !date.test(cell)) isDate = false;
    if (kind === 'number' && plain !== cell) rewritten ??= { cell, becomes: plain };
    counts[kind] += 1;
    if (!firsts.has(kind)) firsts.set(kind, { row: index + 1, cell });
  }
  const kinds = [...firsts.keys()].toSorted((a, b) => counts[b] - counts[a]);
  const [most, other] = kinds;
  return {
    name,
    kind: other !== undefined ? 'mixed' : most === 'text' && isDate ? 'date' : (most ?? 'empty'),
    numbers: counts.number,
    booleans: counts.boolean,
    texts: counts.text,
    odd: other === undefined ? null : (firsts.get(other) ?? null),
    rewritten,
  };
}
