import { createStore } from 'zustand/vanilla';
import type { JournalRow, RowsFilter } from '../../core/contract/host/runs.ts';
import type { NodeId } from '../../core/project/chain.ts';
import type { Followed, RowPlace } from '../../core/run/follow/follow-row.ts';
import type { StoredStop } from '../../core/run/follow/stored-rows.ts';

/** The rows that the rows panel shows. */
export interface ShownRows {
  runId: string;
  place: NodeId;
  side: 'in' | 'out';
  filter: Partial<RowsFilter>;
  /** Kept rows that match. */
  matching: number;
}

/** What is asked of the rows of a run, and what was found. */
export interface RowsState {
  /** A text that rows contain, or an expression that is true of them. */
  by: 'text' | 'expression';
  text: string;
  where: string;
  sort: RowsFilter['sort'];
  /** Only rows of this batch, from 1; null is all. */
  batch: number | null;
  /** Only rows of this visit. */
  visit: number | null;
  /** Null while there are none. */
  shown: ShownRows | null;
  /** Visits with rows that a search found; null while nothing is looked for. */
  found: readonly number[] | null;
  /** The row that is looked at, and its place among those that are shown, from 0; null while it is on its way. */
  chosen: { at: number; row: JournalRow | null } | null;
  /** A row that is followed through the run; `found` is null while that goes on. `stored`: where it went through storage, null while that is looked for. */
  followed: {
    runId: string;
    place: RowPlace;
    found: Followed | null;
    stored: readonly StoredStop[] | null;
  } | null;
  /** Counts up when the field for what is looked for is to have the focus. */
  asked: number;
}

export type RowsStore = ReturnType<typeof createRowsStore>;

export function createRowsStore() {
  return createStore<RowsState>()(() => ({
    by: 'text',
    text: '',
    where: '',
    sort: null,
    batch: null,
    visit: null,
    shown: null,
    found: null,
    chosen: null,
    followed: null,
    asked: 0,
  }));
}
