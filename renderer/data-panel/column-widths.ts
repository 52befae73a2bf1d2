import { useCallback, useMemo, useState } from 'react';

interface Column {
  name: string;
  /** Pixels. */
  width: number;
}

const narrowest = 48;
const widest = 2000;

/** Gives a column a width of its own, in pixels; null gives it back the one that its cells want. */
export type Resize = (name: string, width: number | null) => void;

/**
 * Columns with the widths that a person gave them, which are kept by the table's and the column's name for as long as this tab is open.
 */
export function useColumnWidths<C extends Column>(
  table: string,
  columns: readonly C[],
): { columns: readonly C[]; resize: Resize } {
  const [widths, setWidths] = useState<ReadonlyMap<string, number>>(() => readWidths(table));
  const sized = useMemo(
    () =>
      columns.map((column) => {
        const width = widths.get(column.name);
        return width === undefined ? column : { ...column, width };
      }),
    [columns, widths],
  );
  const resize: Resize = useCallback(
    (name, width) =>
      setWidths((before) => {
        const next = new Map(before);
        if (width === null) next.delete(name);
        else next.set(name, Math.round(Math.max(narrowest, Math.min(widest, width))));
        sessionStorage.setItem(keyOf(table), JSON.stringify([...next]));
        return next;
      }),
    [table],
  );
  return { columns: sized, resize };
}

const keyOf = (table: string) => `kisflow-studio.columns:${table}`;

function readWidths(table: string): ReadonlyMap<string, number> {
  const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(table)) ?? '[]');
  if (!Array.isArray(kept)) return new Map();
  return new Map(kept.filter(isWidth));
}

function isWidth(entry: unknown): entry is [string, number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';
}
