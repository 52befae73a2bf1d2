import { useEffect, useMemo, useState } from 'react';
import type { JournalRow, JournalRows, RowsFilter } from '../../core/contract/host/runs.ts';
import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import type { NodeId } from '../../core/project/chain.ts';
import { journalRows } from '../stores/journal-rows.ts';
import { rowsVersion } from '../stores/rows-version.ts';
import type { RunState } from '../stores/run-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { seenAt } from '../stores/seen-at.ts';
import { useRun, useWorkspace } from '../stores/use-scopes.tsx';

const pageSize = 5000;
/** Rows of a side that are compared: as many as a large batch has. */
const mostRows = 50_000;

/** Of which visits rows are looked at. */
type Visits = Pick<RowsFilter, 'batch' | 'fromVisit' | 'toVisit'>;

interface BothSides {
  pages: { before: JournalRows; after: JournalRows } | null;
  error: ErrorData | null;
  loading: boolean;
}

/**
 * The rows kept at both sides of a place, of some visits or of all, asked for again while the run goes on.
 */
export function useBothSides(node: number, { batch, fromVisit, toVisit }: Visits): BothSides {
  const workspace = useWorkspace();
  const runId = useRunOf(node);
  const place = useRun((run) => run.nodeIds[node] ?? null);
  const version = useRun((run) => rowsVersion(run, runId));
  const [state, setState] = useState<BothSides>({ pages: null, error: null, loading: false });
  const request = useMemo(
    () => ({ runId, place, filter: { batch, fromVisit, toVisit }, version }),
    [runId, place, batch, fromVisit, toVisit, version],
  );
  useEffect(() => {
    const { runId, place, filter } = request;
    if (runId === null || place === null) {
      setState({ pages: null, error: null, loading: false });
      return;
    }
    let current = true;
    setState((before) => ({ ...before, loading: before.pages === null }));
    const rowsOf = (side: 'in' | 'out') => allRows(workspace, { runId, place, side, filter });
    Promise.all([rowsOf('in'), rowsOf('out')]).then(
      ([before, after]) => current && setState({ pages: { before, after }, error: null, loading: false }),
      (thrown: unknown) => current && setState({ pages: null, error: toErrorData(thrown), loading: false }),
    );
    return () => {
      current = false;
    };
  }, [workspace, request]);
  return state;
}

interface SideOfPlace {
  runId: string;
  place: NodeId;
  side: 'in' | 'out';
  filter: Visits;
}

async function allRows(workspace: Workspace, side: SideOfPlace): Promise<JournalRows> {
  const rows: JournalRow[] = [];
  for (;;) {
    const query = { ...side, offset: rows.length, limit: pageSize };
    const page = await journalRows(workspace, query);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= Math.min(page.matching, mostRows)) return { ...page, rows };
  }
}

/**
 * The run whose rows of a place are shown: where the last one was of another function alone, the one before it. Null for one that
 * has told nothing yet, be it that it waits for a person's trust: nothing is kept of it so far.
 */
export function useRunOf(node: number): string | null {
  return useRun((run) => runOf(run, node));
}

function runOf(run: RunState, node: number): string | null {
  const shown = run.journal === null ? null : run.runId;
  const id = run.nodeIds[node];
  if (run.alone === null || run.flow === null || id === undefined) return shown;
  const seen = seenAt(run, run.flow, id);
  return seen?.node === node ? seen.runId : shown;
}
