import type { JournalRow } from '../../../core/contract/host/runs.ts';
import type { SideOfVisit } from './place-visits.ts';

/** A kept row of a side, by where it lies. */
export interface FoundRow {
  visit: SideOfVisit;
  line: number;
}

/** What a query found, in the order that it wanted. */
export interface FoundRows {
  rows: FoundRow[];
  /** Rows that were looked at. */
  looked: number;
  /** Visits with a row among them, in order. */
  visits: number[];
  /** Rows that the condition has no value for. */
  withoutValue: number;
  /** What the expression comes to for one of them, where that is more than that it is true. */
  comesTo?: ((row: JournalRow, visit: SideOfVisit) => string | undefined) | undefined;
}
