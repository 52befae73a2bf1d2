import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useMemo } from 'react';
import type { GridCell } from './grid-selection.ts';
import type { SampleColumn } from './sample-table.ts';
import { type Segment, windowSegments, withKept } from './window-segments.ts';

export const rowHeight = 28;
/** Of the column with the rows' numbers, which stays in sight. */
export const numberWidth = 56;

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
  const rowVirtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    paddingStart: rowHeight,
    scrollPaddingStart: rowHeight,
    rangeExtractor: useKeeping(active.row),
  });
  const columnVirtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => columns[at]?.width ?? 0,
    // The virtualizer takes new sizes when keys are given anew.
    getItemKey: useCallback((at: number) => columns[at]?.name ?? at, [columns]),
    overscan: 4,
    paddingStart: numberWidth,
    scrollPaddingStart: numberWidth,
    rangeExtractor: useKeeping(active.column),
  });
  return {
    rows: useSegments(rowVirtual.getVirtualItems(), rowCount),
    columns: useSegments(columnVirtual.getVirtualItems(), columns.length),
    show({ row, column }) {
      rowVirtual.scrollToIndex(row);
      columnVirtual.scrollToIndex(column);
    },
  };
}

/** The field with the focus stays in the page when it is scrolled away: keys go on from there. */
function useKeeping(kept: number): (range: Range) => number[] {
  return useCallback((range: Range) => withKept(defaultRangeExtractor(range), kept, range.count), [kept]);
}

function useSegments(items: readonly { index: number }[], count: number): readonly Segment[] {
  return useMemo(
    () =>
      windowSegments(
        items.map(({ index }) => index),
        count,
      ),
    [items, count],
  );
}
