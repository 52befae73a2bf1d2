import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { ColumnHead } from './column-head.tsx';
import { type ColumnSummary, summarizeColumns } from './column-summary.ts';
import './row-grid.css';

export interface GridRow {
  /** The row's number, from 0; shown from 1. */
  index: number;
  value: Record<string, unknown>;
  change?: 'same' | 'added' | 'removed';
  failed?: boolean;
}

const rowHeight = 25;

/** Rows as a table with a column for each key; only the rows in sight are in the page. */
export function RowGrid({ rows, label }: { rows: readonly GridRow[]; label: string }) {
  const scroller = useRef<HTMLElement>(null);
  const columns = useMemo(() => summarizeColumns(rows.map(({ value }) => value)), [rows]);
  const widths = useMemo(() => columns.map((column) => columnWidth(column, rows)), [columns, rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 16,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section className="row-grid" ref={scroller} tabIndex={0} aria-label={label}>
      <table className="row-grid__table" aria-rowcount={rows.length + 1}>
        <colgroup>
          <col style={{ width: 48 }} />
          {columns.map((column, at) => (
            <col key={column.name} style={{ width: widths[at] }} />
          ))}
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <td />
            {columns.map((column) => (
              <ColumnHead key={column.name} column={column} rows={rows.length} />
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {items.map(({ index }) => {
            const row = rows[index];
            return row && <Row key={index} row={row} rowIndex={index + 2} columns={columns} />;
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  row: GridRow;
  rowIndex: number;
  columns: readonly ColumnSummary[];
}

function Row({ row, rowIndex, columns }: RowProps) {
  return (
    <tr className="row-grid__row" aria-rowindex={rowIndex} data-change={row.change} data-failed={row.failed}>
      <td className="row-grid__index">{row.index + 1}</td>
      {columns.map(({ name }) => (
        <td key={name} className="row-grid__cell" data-kind={kindOf(row.value[name])}>
          {cellText(row.value[name])}
        </td>
      ))}
      <td />
    </tr>
  );
}

function kindOf(value: unknown): string {
  return value === null || value === undefined ? 'null' : typeof value;
}

/** Long values are cut: a cell shows what fits, the JSON view shows all. */
function cellText(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/** A width from the head and the first rows, in pixels. */
function columnWidth(column: ColumnSummary, rows: readonly GridRow[]): number {
  const sample = rows.slice(0, 60).map(({ value }) => cellText(value[column.name]).length);
  const characters = Math.max(column.name.length + 4, 16, ...sample);
  return Math.min(360, Math.round(characters * 7.4 + 24));
}
