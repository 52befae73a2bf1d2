import { useEffect, useMemo, useState } from 'react';
import type { RowsPage } from '../../core/contract/run-payloads.ts';
import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import type { RunState } from '../stores/run-store.ts';
import { seenAt } from '../stores/seen-at.ts';
import { useRun, useStudio } from '../stores/use-scopes.tsx';

const pageSize = 5000;

export interface RowsState {
  page: RowsPage | null;
  error: ErrorData | null;
  loading: boolean;
}

/** The rows kept at one side of a place in the chain, asked for again (at most 4 times a second) while the run goes on. */
export function useRows(node: number | null, side: 'in' | 'out', find: string): RowsState {
  const { backend } = useStudio();
  const runId = useRun((run) => runOf(run, node));
  /** Changes with the rows that have passed, in steps, so that a running flow does not ask at every counter. */
  const version = useRun((run) =>
    run.phase === 'finished' ? 'end' : Math.floor((run.progress?.elapsedMs ?? 0) / 250),
  );
  const [state, setState] = useState<RowsState>({ page: null, error: null, loading: false });

  const request = useMemo(() => ({ runId, node, side, find, version }), [runId, node, side, find, version]);

  useEffect(() => {
    const { runId, node, side, find } = request;
    if (runId === null || node === null) {
      setState({ page: null, error: null, loading: false });
      return;
    }
    let current = true;
    setState((before) => ({ ...before, loading: before.page === null }));
    backend.call('run.rows', { runId, node, side, offset: 0, limit: pageSize, find }).then(
      (page) => current && setState({ page, error: null, loading: false }),
      (thrown: unknown) => current && setState({ page: null, error: toErrorData(thrown), loading: false }),
    );
    return () => {
      current = false;
    };
  }, [backend, request]);
  return state;
}

/** The run whose rows of a place are shown: where the last one was of another function alone, the one before it. */
function runOf(run: RunState, node: number | null): string | null {
  const id = node === null ? undefined : run.nodeIds[node];
  if (run.alone === null || run.flow === null || id === undefined) return run.runId;
  const seen = seenAt(run, run.flow, id);
  return seen?.node === node ? seen.runId : run.runId;
}
