import { cellKind } from '../../../core/rows/csv/csv-cell.ts';

/** What the cells of a CSV column are taken for. */
export interface CsvColumn {
  name: string;
  kind: 'number' | 'boolean' | 'text' | 'empty' | 'mixed';
  /** How many cells are taken for numbers, for true or false, and for text; empty ones are null. */
  numbers: number;
  booleans: number;
  texts: number;
  /** Of a mixed column, a cell that is of another kind than most: its row from 1, and its text. */
  odd: { row: number; cell: string } | null;
}

type Kind = 'number' | 'boolean' | 'text';

/** What a run takes the cells of each column for. */
export function csvColumns(
  names: readonly string[],
  records: readonly (readonly string[])[],
): readonly CsvColumn[] {
  return names.map((name, column) => columnOf(name, records, column));
}

function columnOf(name: string, records: readonly (readonly string[])[], column: number): CsvColumn {
  const counts: Record<Kind, number> = { number: 0, boolean: 0, text: 0 };
  const firsts = new Map<Kind, { row: number; cell: string }>();
  for (const [index, cells] of records.entries()) {
    const cell = cells[column] ?? '';
    const kind = cellKind(cell);
    if (kind === 'empty') continue;
    counts[kind] += 1;
    if (!firsts.has(kind)) firsts.set(kind, { row: index + 1, cell });
  }
  const kinds = [...firsts.keys()].toSorted((a, b) => counts[b] - counts[a]);
  const [most, other] = kinds;
  return {
    name,
    kind: other !== undefined ? 'mixed' : (most ?? 'empty'),
    numbers: counts.number,
    booleans: counts.boolean,
    texts: counts.text,
    odd: other === undefined ? null : (firsts.get(other) ?? null),
  };
}
