import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useColumnWindow, useKeeping, useSegments } from '../column-window.ts';
import type { Segment } from '../window-segments.ts';
import type { GridCell } from './grid-selection.ts';
import type { SampleColumn } from './sample-table.ts';

export const rowHeight = 28;

/** The rows and columns of the table that are in the page: those in sight, some around them, and the active cell's. */
export interface GridWindow {
  rows: readonly Segment[];
  columns: readonly Segment[];
  /** Brings a cell into sight. */
  show(cell: GridCell): void;
}

export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  rowCount: number,
  columns: readonly SampleColumn[],
  active: GridCell,
): GridWindow {
  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    paddingStart: rowHeight,
    scrollPaddingStart: rowHeight,
    rangeExtractor: useKeeping(active.row),
  });
  const across = useColumnWindow(scroller, columns, active.column);
  return {
    rows: useSegments(virtual.getVirtualItems(), rowCount),
    columns: across.segments,
    show({ row, column }) {
      virtual.scrollToIndex(row);
      across.show(column);
    },
  };
}
