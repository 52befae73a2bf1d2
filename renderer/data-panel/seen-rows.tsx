import { useEffect, useMemo, useState } from 'react';
import type { JournalRows } from '../../core/contract/host/runs.ts';
import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { journalRows } from '../stores/journal-rows.ts';
import { rowsVersion } from '../stores/rows-version.ts';
import type { SeenAt } from '../stores/run-store.ts';
import { useRun, useWorkspace } from '../stores/use-scopes.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Loading } from '../ui/loading.tsx';
import './data-panel.css';
import { DifferenceView } from './difference/difference-view.tsx';
import { Rows } from './rows.tsx';

interface SeenRowsProps {
  seen: SeenAt;
  side: 'in' | 'out' | 'difference';
  /** Only rows of this batch, from 1; null is all. */
  batch: number | null;
}

const mostRows = 5000;

/** The rows of a place as they were last seen, in this run or one before it. */
export function SeenRows({ seen, side, batch }: SeenRowsProps) {
  const before = useSeen(seen, side === 'out' ? null : 'in', batch);
  const after = useSeen(seen, side === 'in' ? null : 'out', batch);
  const error = before.error ?? after.error;
  const page = side === 'in' ? before.page : after.page;
  if (error !== null) return <ErrorNote error={error} />;
  if (side === 'difference') {
    if (!before.page || !after.page) return <Loading />;
    return <DifferenceView before={before.page} after={after.page} find="" layout="table" />;
  }
  return page === null ? <Loading /> : <Rows page={page} side={side} find="" layout="table" />;
}

interface Seen {
  page: JournalRows | null;
  error: ErrorData | null;
}

function useSeen({ runId, place }: SeenAt, side: 'in' | 'out' | null, batch: number | null): Seen {
  const workspace = useWorkspace();
  const version = useRun((run) => rowsVersion(run, runId));
  const [seen, setSeen] = useState<Seen>({ page: null, error: null });
  const request = useMemo(
    () => ({ runId, place, side, batch, version }),
    [runId, place, side, batch, version],
  );
  useEffect(() => {
    const { runId, place, side, batch } = request;
    if (side === null) return;
    let current = true;
    journalRows(workspace, { runId, place, side, limit: mostRows, filter: { batch } }).then(
      (page) => current && setSeen({ page, error: null }),
      (thrown: unknown) => current && setSeen({ page: null, error: toErrorData(thrown) }),
    );
    return () => {
      current = false;
    };
  }, [workspace, request]);
  return seen;
}
