import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useMemo } from 'react';
import { type Segment, windowSegments, withKept } from './window-segments.ts';

interface Column {
  name: string;
  /** Pixels. */
  width: number;
}

/** Pixels of the column with the rows' numbers, before all others. */
export const numberWidth = 56;

/**
 * The columns that are in the page: those in sight, some around them, and the one to be kept. Wide rows are slow to lay out
 * otherwise.
 */
export function useColumnWindow(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  kept = -1,
): { segments: readonly Segment[]; show(index: number): void } {
  const virtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => columns[at]?.width ?? 0,
    // The virtualizer takes new sizes when keys are given anew.
    getItemKey: useCallback((at: number) => columns[at]?.name ?? at, [columns]),
    overscan: 4,
    paddingStart: numberWidth,
    scrollPaddingStart: numberWidth,
    rangeExtractor: useKeeping(kept),
  });
  return {
    segments: useSegments(virtual.getVirtualItems(), columns.length),
    show: (index) => virtual.scrollToIndex(index),
  };
}

/** The field with the focus stays in the page when it is scrolled away: keys go on from there. */
export function useKeeping(kept: number): (range: Range) => number[] {
  return useCallback((range: Range) => withKept(defaultRangeExtractor(range), kept, range.count), [kept]);
}

export function useSegments(items: readonly { index: number }[], count: number): readonly Segment[] {
  return useMemo(
    () =>
      windowSegments(
        items.map(({ index }) => index),
        count,
      ),
    [items, count],
  );
}
