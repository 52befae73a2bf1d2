import { memo, useMemo } from 'react';
import { cellKind, cellText, columnWidth } from './cell-text.ts';
import { ColumnHead } from './column-head.tsx';
import { type ColumnSummary, summarizeColumns } from './column-summary.ts';
import { GapCell } from './gap-cell.tsx';
import { RowTable } from './row-table.tsx';
import type { Segment } from './window-segments.ts';

export interface GridRow {
  /** The row's number, from 0; shown from 1. */
  index: number;
  value: Record<string, unknown>;
  /** Why the row stands out: the visit it belongs to failed. */
  failed?: string;
}

/** Rows that a column's width is taken from. */
const measuredRows = 60;

/** Rows as a table with a column for each key. */
export function RowGrid({ rows, label }: { rows: readonly GridRow[]; label: string }) {
  const summaries = useMemo(() => summarizeColumns(rows.map(({ value }) => value)), [rows]);
  const columns = useMemo(
    () =>
      summaries.map((summary, at) => ({
        name: summary.name,
        width: columnWidth(
          summary.name,
          rows.slice(0, measuredRows).map(({ value }) => cellText(value[summary.name])),
        ),
        head: <ColumnHead key={summary.name} column={summary} place={at + 2} rows={rows.length} />,
      })),
    [summaries, rows],
  );
  return (
    <RowTable
      label={label}
      count={rows.length}
      columns={columns}
      renderRow={(index, rowIndex, segments) => {
        const row = rows[index];
        return (
          row && <Row key={index} row={row} rowIndex={rowIndex} columns={summaries} segments={segments} />
        );
      }}
    />
  );
}

interface RowProps {
  row: GridRow;
  rowIndex: number;
  columns: readonly ColumnSummary[];
  segments: readonly Segment[];
}

/** Drawn once: scrolling only adds rows and takes them away. */
const Row = memo(function Row({ row, rowIndex, columns, segments }: RowProps) {
  return (
    <tr
      className="row-grid__row"
      aria-rowindex={rowIndex}
      data-failed={row.failed !== undefined}
      title={row.failed}
    >
      <td className="row-grid__index">{row.index + 1}</td>
      {segments.map((segment) => {
        const name = columns[segment.index]?.name;
        if (segment.kind === 'gap' || name === undefined)
          return <GapCell key={`gap ${segment.index}`} segment={segment} />;
        const value = row.value[name];
        return (
          <td
            key={name}
            className="row-grid__cell"
            aria-colindex={segment.index + 2}
            data-kind={cellKind(value)}
          >
            {cellText(value)}
          </td>
        );
      })}
      <td />
    </tr>
  );
});
