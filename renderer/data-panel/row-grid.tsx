import { memo, type ReactNode, useMemo } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { cellKind, cellText, columnWidth, headWidth } from './cell-text.ts';
import { ColumnHead, columnDetails, detailsBetween } from './column-head.tsx';
import { type ColumnSummary, summarizeColumns } from './column-summary.ts';
import { GapCell } from './gap-cell.tsx';
import { RowTable } from './row-table.tsx';
import type { ShownRow } from './shown-row.ts';
import type { Segment } from './window-segments.ts';

export interface GridRow {
  /** The row's number, from 0; shown from 1. */
  index: number;
  row: ShownRow;
  /** Why the row stands out: the visit it belongs to failed. */
  failed?: string;
  /** A sign before the row instead of its number, with what it says: `+` for one that is new. */
  sign?: { text: string; says: string };
}

/** Rows that a column's width is taken from. */
const measuredRows = 60;

interface RowGridProps {
  rows: readonly GridRow[];
  label: string;
  /** The `th` of a column, with its `aria-colindex` and the number of rows; default: what the column holds. */
  renderHead?: (column: ColumnSummary, place: number, rows: number) => ReactNode;
}

function summaryHead(column: ColumnSummary, place: number, rows: number): ReactNode {
  return <ColumnHead key={column.name} column={column} place={place} rows={rows} />;
}

/** Rows as a table with a column for each key. */
export function RowGrid({ rows, label, renderHead = summaryHead }: RowGridProps) {
  const summaries = useMemo(() => summarizeColumns(rows.map(({ row }) => row)), [rows]);
  const text = useText();
  const columns = useMemo(
    () =>
      summaries.map((summary, at) => ({
        name: summary.name,
        width: Math.max(
          columnWidth(
            summary.name,
            rows.slice(0, measuredRows).map(({ row }) => cellText(row.fields().get(summary.name))),
          ),
          renderHead === summaryHead ? headWidth(columnDetails(summary, text).join(detailsBetween)) : 0,
        ),
        head: renderHead(summary, at + 2, rows.length),
      })),
    [summaries, rows, renderHead, text],
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

function RowSign({ sign, number }: { sign: NonNullable<GridRow['sign']>; number: number }) {
  return (
    <>
      <span aria-hidden className="row-grid__sign">
        {sign.text}
      </span>
      {number}
      <span className="visually-hidden">{sign.says}</span>
    </>
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
  const fields = row.row.fields();
  return (
    <tr
      className="row-grid__row"
      aria-rowindex={rowIndex}
      data-failed={row.failed !== undefined}
      data-sign={row.sign?.text}
      title={row.failed ?? row.sign?.says}
    >
      <td className="row-grid__index">
        {row.sign === undefined ? row.index + 1 : <RowSign sign={row.sign} number={row.index + 1} />}
      </td>
      {segments.map((segment) => {
        const name = columns[segment.index]?.name;
        if (segment.kind === 'gap' || name === undefined)
          return <GapCell key={`gap ${segment.index}`} segment={segment} />;
        const json = fields.get(name);
        return (
          <td
            key={name}
            className="row-grid__cell"
            aria-colindex={segment.index + 2}
            data-kind={cellKind(json)}
          >
            {cellText(json)}
          </td>
        );
      })}
      <td />
    </tr>
  );
});
