import type { JournalRow, JournalRows } from '../../../core/contract/host/runs.ts';
import { type ErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { journalRows } from '../../stores/journal-rows.ts';
import type { ShownRows } from '../../stores/rows-store.ts';
import type { Workspace } from '../../stores/scopes.ts';

/** Which rows are wanted, in which order. */
export type RowsQuery = Pick<ShownRows, 'runId' | 'place' | 'side' | 'filter'>;

/** What is known of the rows of a query: its first page, and those around what is in sight. */
export interface PagesState {
  query: RowsQuery | null;
  /** The first page, with the counts. Of the query before until the first answer is there. */
  head: JournalRows | null;
  pages: ReadonlyMap<number, readonly JournalRow[]>;
  error: ErrorData | null;
  /** How far a search is; null while there is none, or it has only begun. */
  searching: { rows: number; of: number } | null;
  loading: boolean;
  /** A person left the search before its end. */
  cancelled: boolean;
}

export interface RowPages {
  get(): PagesState;
  subscribe(listener: () => void): () => void;
  /** Asks for rows; `version` says when the same ones are to be asked for again, since more may have come. */
  show(query: RowsQuery | null, version: string | number): void;
  /** Rows that come in sight, as places among those that match, from 0. */
  want(first: number, last: number): void;
  /** Leaves the search that goes on. */
  cancel(): void;
  close(): void;
}

export const pageSize = 200;
/** Pages that are held. */
const mostPages = 50;
const nothing: PagesState = {
  ...{ query: null, head: null, pages: new Map(), error: null, searching: null },
  ...{ loading: false, cancelled: false },
};

/** The row at a place among those that match; undefined while it is not there yet. */
export function rowAt({ pages }: PagesState, place: number): JournalRow | undefined {
  return pages.get(Math.floor(place / pageSize))?.[place % pageSize];
}

/** Rows of a journal by pages, as they come in sight. */
export function createRowPages(workspace: Workspace): RowPages {
  let state = nothing;
  let shown = { key: '', version: '' as string | number };
  /** The search that goes on, by its id; and whether its rows are to be asked for again afterwards. */
  let going: { id: string; again: boolean } | null = null;
  let seen: [number, number] = [0, 0];
  const asked = new Set<string>();
  const listeners = new Set<() => void>();
  const unhear = workspace.backend.on('runs.searched', ({ queryId, rows, of }) => {
    if (queryId === going?.id) set({ searching: { rows, of } });
  });

  function set(patch: Partial<PagesState>): void {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  }
  function leave(): void {
    if (going !== null) void workspace.backend.call('runs.cancelQuery', { queryId: going.id });
    going = null;
  }
  async function begin(query: RowsQuery): Promise<void> {
    const id = crypto.randomUUID();
    going = { id, again: false };
    asked.clear();
    set({ loading: true, cancelled: false });
    try {
      const head = await journalRows(workspace, { ...query, limit: pageSize, queryId: id });
      if (going?.id !== id) return;
      const { again } = going;
      going = null;
      const pages = keptPages(query, head);
      set({ query, head, pages, error: null, searching: null, loading: again });
      if (again) void begin(query);
      else wantSeen();
    } catch (thrown) {
      if (going?.id !== id) return;
      going = null;
      set({
        query,
        head: null,
        pages: new Map(),
        error: toErrorData(thrown),
        searching: null,
        loading: false,
      });
    }
  }
  /** Whole pages of rows in their order stay what they are when more come. */
  function keptPages(query: RowsQuery, head: JournalRows): Map<number, readonly JournalRow[]> {
    const isSame = JSON.stringify(query) === JSON.stringify(state.query);
    const stays = isSame && query.filter.sort == null;
    const whole = stays ? [...state.pages].filter(([, rows]) => rows.length === pageSize) : [];
    return new Map<number, readonly JournalRow[]>([...whole, [0, head.rows]]);
  }
  function wantSeen(): void {
    const { query, head } = state;
    if (query === null || head === null || going !== null) return;
    const last = Math.min(seen[1], head.matching - 1);
    for (let page = Math.floor(seen[0] / pageSize); page * pageSize <= last; page++) void load(query, page);
  }
  /** The rest of a page: very long rows come in several answers. */
  async function load(query: RowsQuery, page: number): Promise<void> {
    const { key, version } = shown;
    const there = state.pages.get(page) ?? [];
    const offset = page * pageSize + there.length;
    const ticket = `${version} ${offset}`;
    const isWhole = there.length >= pageSize || offset >= (state.head?.matching ?? 0);
    if (isWhole || asked.has(ticket)) return;
    asked.add(ticket);
    try {
      const limit = pageSize - there.length;
      const { rows } = await journalRows(workspace, { ...query, offset, limit });
      if (shown.key !== key || rows.length === 0) return;
      const pages = new Map(state.pages);
      pages.delete(page);
      pages.set(page, [...there, ...rows]);
      for (const old of pages.keys()) if (pages.size > mostPages && old !== 0) pages.delete(old);
      set({ pages });
      wantSeen();
    } catch (thrown) {
      if (shown.key === key) set({ error: toErrorData(thrown) });
    }
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(query, version) {
      const key = JSON.stringify(query);
      if (key === shown.key && version === shown.version) return;
      const isSame = key === shown.key;
      shown = { key, version };
      if (isSame && going !== null) {
        going.again = true;
        return;
      }
      leave();
      if (query === null) set(nothing);
      else void begin(query);
    },
    want(first, last) {
      seen = [first, last];
      wantSeen();
    },
    cancel() {
      if (going === null) return;
      leave();
      set({ loading: false, searching: null, cancelled: true });
    },
    close() {
      leave();
      unhear();
    },
  };
}
