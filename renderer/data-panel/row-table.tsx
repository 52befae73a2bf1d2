import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { SizedColumn } from './column-grip.tsx';
import { type Resize, useColumnWidths } from './column-widths.ts';
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
  /** Told which rows are in the page, when others come in sight. */
  onRange?: ((first: number, last: number) => void) | undefined;
  /** What stands in the head over the rows' numbers. */
  corner?: ReactNode;
  /** A row that is to be in sight, from 0. */
  active?: number | undefined;
}

const rowHeight = 25;

/** A table with a fixed head; only the rows and columns in sight are in the page. */
export function RowTable({
  label,
  count,
  columns: wanted,
  corner,
  renderRow,
  onRange,
  active,
}: RowTableProps) {
  const { columns, resize } = useColumnWidths(label, wanted);
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 16,
  });
  const { segments } = useColumnWindow(scroller, columns);
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  useEffect(() => {
    if (active !== undefined) virtual.scrollToIndex(active);
  }, [virtual, active]);
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
            <td>{corner}</td>
            {segments.map((segment) =>
              segment.kind === 'item' ? (
                <Head
                  key={columns[segment.index]?.name}
                  column={columns[segment.index]}
                  isFirst={segment.index === segments.find(({ kind }) => kind === 'item')?.index}
                  resize={resize}
                />
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

interface HeadProps {
  column: TableColumn | undefined;
  isFirst: boolean;
  resize: Resize;
}

/** The `th` of a column, with what its grip needs. */
function Head({ column, isFirst, resize }: HeadProps) {
  if (column === undefined) return null;
  const { name, width, head } = column;
  return <SizedColumn.Provider value={{ name, width, isFirst, resize }}>{head}</SizedColumn.Provider>;
}
