export interface GridCell {
  row: number;
  column: number;
}

/** The cell with the focus, and the cell in the opposite corner of what is selected. */
export interface GridSelection {
  active: GridCell;
  anchor: GridCell;
}

/** How many rows and columns there are. */
export interface GridSize {
  rows: number;
  columns: number;
}

/** First and last row and column, all of them within. */
export interface GridRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function selectCell(row: number, column: number): GridSelection {
  return { active: { row, column }, anchor: { row, column } };
}

export function rangeOf({ active, anchor }: GridSelection): GridRange {
  return {
    top: Math.min(active.row, anchor.row),
    bottom: Math.max(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    right: Math.max(active.column, anchor.column),
  };
}

/** The selection within a table that may have become smaller. */
export function clampSelection({ active, anchor }: GridSelection, size: GridSize): GridSelection {
  return { active: clampCell(active, size), anchor: clampCell(anchor, size) };
}

function clampCell({ row, column }: GridCell, { rows, columns }: GridSize): GridCell {
  return { row: clamp(row, rows), column: clamp(column, columns) };
}

function clamp(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at));
}

export interface GridKey {
  key: string;
  shift: boolean;
  mod: boolean;
}

const page = 20;

/** Where a spreadsheet goes with this key; null when the key means something else, or leaves the table. */
export function moveSelection(
  selection: GridSelection,
  pressed: GridKey,
  size: GridSize,
): GridSelection | null {
  const { active, anchor } = selection;
  if (pressed.key === 'Tab' || pressed.key === 'Enter') return step(active, pressed, size);
  const target = targetOf(active, pressed, size);
  if (target === null) return null;
  const next = clampCell(target, size);
  return { active: next, anchor: pressed.shift ? anchor : next };
}

function targetOf({ row, column }: GridCell, { key, mod }: GridKey, size: GridSize): GridCell | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case 'ArrowUp':
      return { row: mod ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: mod ? lastRow : row + 1, column };
    case 'ArrowLeft':
      return { row, column: mod ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: mod ? lastColumn : column + 1 };
    case 'PageUp':
      return { row: row - page, column };
    case 'PageDown':
      return { row: row + page, column };
    case 'Home':
      return { row: mod ? 0 : row, column: 0 };
    case 'End':
      return { row: mod ? lastRow : row, column: lastColumn };
    default:
      return null;
  }
}

/** Tab goes through the cells line by line and leaves after the last one; Enter goes down, with Shift up. */
function step({ row, column }: GridCell, { key, shift, mod }: GridKey, size: GridSize): GridSelection | null {
  if (mod) return null;
  if (key === 'Enter') return selectCell(clamp(row + (shift ? -1 : 1), size.rows), column);
  const place = row * size.columns + column + (shift ? -1 : 1);
  if (place < 0 || place >= size.rows * size.columns) return null;
  return selectCell(Math.floor(place / size.columns), place % size.columns);
}
