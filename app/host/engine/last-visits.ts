import type { EnteredVisit, RowsPage } from '../../../core/contract/run-payloads.ts';

/** Runs whose last visits are kept; each is bounded by what one visit tells. */
const keptRuns = 8;

interface RowsOfNode {
  node: number;
  side: 'in' | 'out';
  offset?: number | undefined;
  limit?: number | undefined;
  find?: string | undefined;
}

/** The last visit that each place of a run entered: all that is left of its rows when the process is gone. */
export interface LastVisits {
  add(visit: EnteredVisit): void;
  /** The rows that went into a place's last visit; undefined when nothing is known of them. */
  rows(runId: string, query: RowsOfNode): RowsPage | undefined;
}

export function createLastVisits(): LastVisits {
  const runs = new Map<string, Map<number, EnteredVisit>>();

  return {
    add(visit) {
      const run = runs.get(visit.runId) ?? new Map<number, EnteredVisit>();
      run.set(visit.node, visit);
      runs.set(visit.runId, run);
      const [oldest] = runs.keys();
      if (runs.size > keptRuns && oldest !== undefined) runs.delete(oldest);
    },
    rows(runId, { node, side, offset = 0, limit = 200, find = '' }) {
      const visit = side === 'in' ? runs.get(runId)?.get(node) : undefined;
      if (!visit) return undefined;
      const wanted = find.toLowerCase();
      const matching = visit.rows.filter(({ json }) => json.toLowerCase().includes(wanted));
      const [first] = visit.rows;
      return {
        rows: matching.slice(offset, offset + limit),
        matching: matching.length,
        kept: visit.rows.length,
        total: (first?.index ?? 0) + visit.rowsIn,
      };
    },
  };
}
