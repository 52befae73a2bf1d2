import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { numberWidth, useColumnWindow } from './column-window.ts';
import './row-grid.css';
import type { Segment } from './window-segments.ts';

export interface TableColumn {
  name: string;
  /** Pixels. */
  width: number;
  head: ReactNode;
}

interface RowTableProps {
  label: string;
  count: number;
  columns: readonly TableColumn[];
  /** The `tr` of a row with the columns in sight; `rowIndex` is its `aria-rowindex`, the head being row 1. */
  renderRow(index: number, rowIndex: number, segments: readonly Segment[]): ReactNode;
}

const rowHeight = 25;

/** A table with a fixed head; only the rows and columns in sight are in the page. */
export function RowTable({ label, count, columns, renderRow }: RowTableProps) {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 16,
  });
  const { segments } = useColumnWindow(scroller, columns);
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section className="row-grid" ref={scroller} tabIndex={0} aria-label={label}>
      <table className="row-grid__table" aria-rowcount={count + 1} aria-colcount={columns.length + 1}>
        <colgroup>
          <col style={{ width: numberWidth }} />
          {columns.map(({ name, width }) => (
            <col key={name} style={{ width }} />
          ))}
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <td />
            {segments.map((segment) =>
              segment.kind === 'item' ? (
                columns[segment.index]?.head
              ) : (
                <td key={`gap ${segment.index}`} colSpan={segment.count} />
              ),
            )}
            <td />
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {items.map(({ index }) => renderRow(index, index + 2, segments))}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  );
}
