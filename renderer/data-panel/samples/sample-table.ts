import { useMemo, useState } from 'react';
import { cellText, columnWidth } from '../cell-text.ts';
import { columnNames } from '../column-summary.ts';
import { asRecord } from '../row-record.ts';
import { shownRow } from '../shown-row.ts';
import { isNumeric, type SampleTable } from './sample-blocks.ts';
import { createLineReader } from './sample-lines.ts';

/** Rows that a column's width is taken from. */
const measuredRows = 60;

/** The rows of a text as a table; after an edit only the lines that changed are read again. */
export function useSampleTable(text: string): SampleTable {
  const [readLines] = useState(createLineReader);
  return useMemo(() => {
    const lines = readLines(text);
    const rows = lines.filter(({ value }) => value !== undefined).map(({ value }) => asRecord(value));
    return { text, lines, columns: columnNames(rows) };
  }, [readLines, text]);
}

export interface SampleColumn {
  name: string;
  /** Pixels. */
  width: number;
  numeric: boolean;
}

/** How the columns look. What is the same after an edit stays the same object, so that nothing is drawn again for it. */
export function useSampleColumns(table: SampleTable): readonly SampleColumn[] {
  const [kept, setKept] = useState<readonly SampleColumn[]>([]);
  const columns = useMemo(() => table.columns.map((name) => columnOf(table, name)), [table]);
  if (isSame(kept, columns)) return kept;
  setKept(columns);
  return columns;
}

function columnOf(table: SampleTable, name: string): SampleColumn {
  const texts = table.lines
    .slice(0, measuredRows)
    .map(({ value, text }) => (value === undefined ? '' : cellText(shownRow(text).fields().get(name))));
  return {
    name,
    width: columnWidth(name, texts),
    numeric: isNumeric(table, name),
  };
}

function isSame(some: readonly SampleColumn[], others: readonly SampleColumn[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ name, width, numeric }, at) => {
      const other = others[at];
      return other?.name === name && other.width === width && other.numeric === numeric;
    })
  );
}
