import type { FocusEvent, MouseEvent } from 'react';
import { type GridCell, type GridSelection, selectCell } from './grid-selection.ts';

interface GridPointer {
  selection: GridSelection;
  go(next: GridSelection): void;
  select(next: GridSelection): void;
}

/** What the mouse does in the table: a press selects a cell, with Shift or by dragging more of them. */
export function gridPointer({ selection, go, select }: GridPointer) {
  return {
    onMouseDown(event: MouseEvent) {
      const cell = cellAt(event.target);
      if (cell === null || event.button !== 0) return;
      if (event.shiftKey) {
        event.preventDefault();
        return go({ active: cell, anchor: selection.anchor });
      }
      if (event.target === document.activeElement) return;
      event.preventDefault();
      go(selectCell(cell.row, cell.column));
    },
    onMouseOver(event: MouseEvent) {
      const cell = event.buttons === 1 ? cellAt(event.target) : null;
      if (cell !== null && event.target !== document.activeElement)
        select({ active: selection.active, anchor: cell });
    },
    /** A cell that gets the focus by other ways than ours, such as Tab from before the table, is selected. */
    onFocus(event: FocusEvent) {
      const cell = cellAt(event.target);
      if (cell === null) return;
      const { row, column } = selection.active;
      if (event.target instanceof HTMLTableCellElement) go(selectCell(cell.row, cell.column));
      else if (cell.row !== row) select(selectCell(cell.row, column));
    },
  };
}

function cellAt(target: EventTarget): GridCell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = cell?.dataset['cell']?.split(':').map(Number) ?? [];
  if (row === undefined || column === undefined) return null;
  return { row, column: Number.isNaN(column) ? 0 : column };
}
