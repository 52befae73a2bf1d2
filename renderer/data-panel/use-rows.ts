import { useEffect, useMemo, useState } from 'react';
import type { JournalRows } from '../../core/contract/host/runs.ts';
import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { journalRows } from '../stores/journal-rows.ts';
import type { RunState } from '../stores/run-store.ts';
import { seenAt } from '../stores/seen-at.ts';
import { useRun, useWorkspace } from '../stores/use-scopes.tsx';

const pageSize = 5000;

export interface RowsState {
  page: JournalRows | null;
  error: ErrorData | null;
  loading: boolean;
}

/** The rows kept at one side of a place in the chain, asked for again (at most 4 times a second) while the run goes on. */
export function useRows(node: number | null, side: 'in' | 'out', find: string): RowsState {
  const workspace = useWorkspace();
  const runId = useRun((run) => runOf(run, node));
  const place = useRun((run) => (node === null ? null : (run.nodeIds[node] ?? null)));
  /** Changes with the rows that have passed, in steps, so that a running flow does not ask at every counter. */
  const version = useRun((run) =>
    run.phase === 'finished' ? 'end' : Math.floor((run.progress?.elapsedMs ?? 0) / 250),
  );
  const [state, setState] = useState<RowsState>({ page: null, error: null, loading: false });

  const request = useMemo(() => ({ runId, place, side, find, version }), [runId, place, side, find, version]);

  useEffect(() => {
    const { runId, place, side, find } = request;
    if (runId === null || place === null) {
      setState({ page: null, error: null, loading: false });
      return;
    }
    let current = true;
    setState((before) => ({ ...before, loading: before.page === null }));
    journalRows(workspace, { runId, place, side, limit: pageSize, filter: { find } }).then(
      (page) => current && setState({ page, error: null, loading: false }),
      (thrown: unknown) => current && setState({ page: null, error: toErrorData(thrown), loading: false }),
    );
    return () => {
      current = false;
    };
  }, [workspace, request]);
  return state;
}

/** The run whose rows of a place are shown: where the last one was of another function alone, the one before it. */
function runOf(run: RunState, node: number | null): string | null {
  const id = node === null ? undefined : run.nodeIds[node];
  if (run.alone === null || run.flow === null || id === undefined) return run.runId;
  const seen = seenAt(run, run.flow, id);
  return seen?.node === node ? seen.runId : run.runId;
}
