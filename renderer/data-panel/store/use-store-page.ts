import { useEffect, useMemo, useState } from 'react';
import type { StorePage } from '../../../core/contract/store-page.ts';
import { type ErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { useProject, useRun, useStudio } from '../../stores/use-scopes.tsx';

export const storePageSize = 500;

export interface StoreQueryShown {
  cname: string;
  offset: number;
  find: string;
  onlyAdded: boolean;
}

/** A page of a connector's rows in the sample store, asked for again when a run has ended. `again` asks now. */
export function useStorePage({ cname, offset, find, onlyAdded }: StoreQueryShown) {
  const { backend } = useStudio();
  const projectId = useProject((state) => state.opened.projectId);
  const phase = useRun((run) => `${run.runId}:${run.phase}`);
  const [asked, setAsked] = useState(0);
  const [page, setPage] = useState<StorePage | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  // A run that has ended changed what is stored, and so may what was done here.
  const request = useMemo(
    () => ({ projectId, cname, offset, find, onlyAdded, version: `${phase} ${asked}` }),
    [projectId, cname, offset, find, onlyAdded, phase, asked],
  );
  useEffect(() => {
    let current = true;
    const { version: _version, ...query } = request;
    backend.call('store.page', { ...query, limit: storePageSize }).then(
      (found) => {
        if (!current) return;
        setPage(found);
        setError(null);
      },
      (thrown: unknown) => current && setError(toErrorData(thrown)),
    );
    return () => {
      current = false;
    };
  }, [backend, request]);
  return { page, error, again: () => setAsked((count) => count + 1) };
}
