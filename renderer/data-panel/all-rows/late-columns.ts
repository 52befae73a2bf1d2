import type { JournalRow } from '../../../core/contract/host/runs.ts';
import { type ColumnSummary, summarizeColumns } from '../column-summary.ts';
import { shownRow } from '../shown-row.ts';

/** What a page of rows holds by columns; rows of a page stay what they are. */
const summaries = new WeakMap<readonly JournalRow[], readonly ColumnSummary[]>();

export function summaryOf(rows: readonly JournalRow[]): readonly ColumnSummary[] {
  const known = summaries.get(rows) ?? summarizeColumns(rows.map(({ json }) => shownRow(json)));
  summaries.set(rows, known);
  return known;
}

/** A column, and the rows that its summary is of. */
export interface SummarizedColumn {
  summary: ColumnSummary;
  rows: readonly JournalRow[];
}

/** The columns of the first page, then those of fields that only rows of later pages have, as these come in sight. */
export function columnsOfPages(pages: ReadonlyMap<number, readonly JournalRow[]>): SummarizedColumn[] {
  const columns = new Map<string, SummarizedColumn>();
  for (const [, rows] of [...pages].sort(([one], [other]) => one - other))
    for (const summary of summaryOf(rows))
      if (!columns.has(summary.name)) columns.set(summary.name, { summary, rows });
  return [...columns.values()];
}
