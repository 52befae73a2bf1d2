import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import {
  clampSelection,
  type GridCell,
  type GridSelection,
  type GridSize,
  selectCell,
} from './grid-selection.ts';

/** What is selected in the table, and the focus, which goes to its active cell as soon as that is in the page. */
export function useGridSelection(
  scroller: RefObject<HTMLElement | null>,
  size: GridSize,
  scrollToRow: (row: number) => void,
) {
  const [chosen, setChosen] = useState<GridSelection>(() => selectCell(0, 0));
  const awaited = useRef<GridCell | null>(null);
  const selection = clampSelection(chosen, size);

  useLayoutEffect(() => {
    const cell = awaited.current;
    if (cell === null) return;
    const input = cellInput(scroller.current, cell);
    if (input === null) return;
    awaited.current = null;
    input.focus();
    input.select();
  });

  /** Selects, and brings the active cell into sight and to the focus. */
  function go(next: GridSelection): void {
    awaited.current = next.active;
    setChosen(next);
    scrollToRow(next.active.row);
  }
  return { selection, go, select: setChosen };
}

/** The field of a cell; a line that is no JSON has one for the whole line. */
function cellInput(grid: HTMLElement | null, { row, column }: GridCell): HTMLInputElement | null {
  return (
    grid?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`) ??
    grid?.querySelector<HTMLInputElement>(`[data-cell="${row}:line"]`) ??
    null
  );
}
