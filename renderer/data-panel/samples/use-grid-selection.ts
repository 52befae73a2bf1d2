import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { clampSelection, type GridCell, type GridSelection, selectCell } from './grid-selection.ts';
import type { SampleColumn } from './sample-table.ts';
import { useGridWindow } from './use-grid-window.ts';

/** What is selected in the table, and the focus, which goes to its active cell as soon as that is in the page. */
export function useGridSelection(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  columns: readonly SampleColumn[],
) {
  const [chosen, setChosen] = useState<GridSelection>(() => selectCell(0, 0));
  const awaited = useRef<GridCell | null>(null);
  /** After Escape the next Tab leaves the table. */
  const leaving = useRef(false);
  const selection = clampSelection(chosen, { rows, columns: columns.length });
  const window = useGridWindow(scroller, rows, columns, selection.active);

  useLayoutEffect(() => {
    const cell = awaited.current;
    const field = cell === null ? null : fieldOf(scroller.current, cell);
    if (field === null) return;
    awaited.current = null;
    field.focus({ preventScroll: true });
    field.select();
  });

  /** Selects, and brings the active cell into sight and to the focus. */
  function go(next: GridSelection): void {
    awaited.current = next.active;
    setChosen(next);
    window.show(next.active);
  }
  return { selection, window, leaving, go, select: setChosen };
}

/** The field of a cell; a line that is no JSON has one for the whole line. */
function fieldOf(grid: HTMLElement | null, { row, column }: GridCell): HTMLTextAreaElement | null {
  return (
    grid?.querySelector<HTMLTextAreaElement>(`[data-cell="${row}:${column}"] textarea`) ??
    grid?.querySelector<HTMLTextAreaElement>(`[data-cell="${row}:line"] textarea`) ??
    null
  );
}
