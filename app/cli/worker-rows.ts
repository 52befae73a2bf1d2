import type { JournalRows } from '../../core/contract/host/runs.ts';
import { globalBatch } from '../../core/run/worker-batches.ts';
import type { NodeRows } from './run-document.ts';

/** The first rows that one worker has of every place. */
export interface WorkerRows {
  worker: number;
  rows: readonly NodeRows[];
}

export interface RowsWanted {
  workers: number;
  limit: number;
  /** Rows of later batches are left out. */
  lastBatch: number;
}

/** The first rows of a run that several workers shared: those that one worker would have, in its order. */
export function mergedRows(parts: readonly WorkerRows[], wanted: RowsWanted): NodeRows[] {
  const places = Math.max(0, ...parts.map(({ rows }) => rows.length));
  return Array.from({ length: places }, (_, place) => ({
    in: mergedSide(parts, place, 'in', wanted),
    out: mergedSide(parts, place, 'out', wanted),
  }));
}

function mergedSide(
  parts: readonly WorkerRows[],
  place: number,
  side: keyof NodeRows,
  { workers, limit, lastBatch }: RowsWanted,
): JournalRows {
  const pages = parts.flatMap(({ worker, rows }) => {
    const page = rows[place]?.[side];
    return page ? [{ worker, page }] : [];
  });
  const rows = pages
    .flatMap(({ worker, page }) =>
      page.rows.map((row) => ({ ...row, batch: globalBatch(worker, row.batch, { workers }) })),
    )
    .filter(({ batch }) => batch <= lastBatch)
    .toSorted((a, b) => a.batch - b.batch)
    .slice(0, limit);
  const sum = (of: 'matching' | 'kept' | 'total'): number =>
    pages.reduce((total, { page }) => total + page[of], 0);
  return { rows, matching: sum('matching'), kept: sum('kept'), total: sum('total') };
}
