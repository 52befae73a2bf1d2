import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { rowsVersion } from '../../stores/rows-version.ts';
import { useRun, useWorkspace } from '../../stores/use-scopes.tsx';
import { createRowPages, type PagesState, type RowPages, type RowsQuery } from './row-pages.ts';

/** Rows of a query by pages; asked for again, in steps, while the run goes on. */
export function useRowPages(query: RowsQuery | null): { pages: RowPages; state: PagesState } {
  const workspace = useWorkspace();
  const pages = useMemo(() => createRowPages(workspace), [workspace]);
  useEffect(() => pages.close, [pages]);
  const runId = query?.runId;
  const version = useRun((run) => rowsVersion(run, runId));
  const key = JSON.stringify(query);
  useEffect(() => pages.show(parsed(key), version), [pages, key, version]);
  return { pages, state: useSyncExternalStore(pages.subscribe, pages.get) };
}

/** A query is the same as long as it says the same. */
function parsed(key: string): RowsQuery | null {
  return JSON.parse(key);
}
