import type { JournalEvent, JournalVisit } from '../../core/contract/journal.ts';
import type { NodeTotals } from '../../core/contract/run-payloads.ts';
import type { RunSummary, ValueListener, VisitRecord, VisitStart } from '../kis/observer.ts';
import type { ResumePoint } from '../kis/run-options.ts';
import type { RowLines } from '../serialize/row-block.ts';
import type { SourceLines } from './journal-blocks.ts';

/** A visit's errors as data: what ended it, and why it got no rows. */
export type VisitErrors = Pick<JournalVisit, 'error' | 'decodeError'>;

/** Writes what a run does: adds its visits up, and tells them one by one as long as there are not too many. */
export interface RunJournal {
  /** Rows read of the source; batches that have ended; visits that have begun. */
  rowsRead: number;
  readonly batches: number;
  readonly visits: number;
  /** Whether every row is kept. */
  readonly keepsAll: boolean;
  /** The place whose function is being called, -1 for none. */
  readonly active: number;
  totals(node: number): NodeTotals | undefined;
  /** `lines`: what its rows were read from. */
  beginBatch(rows: readonly unknown[], lines?: SourceLines): void;
  /** A batch that begins inside: its levels and its buffer are as they were in an earlier run. */
  beginInside(point: ResumePoint): void;
  endBatch(summary: RunSummary): void;
  /** The batch that has just ended comes again: its visits count no more. */
  takeBack(): void;
  beginVisit(visit: VisitStart, picked: RowLines | undefined): void;
  /** Tells that the visit has begun, with the first of its rows, before anything can happen to the process. */
  tellBegun(input: readonly unknown[]): void;
  /** Other rows go into the visit that is about to begin. */
  changeInput(rows: readonly unknown[]): void;
  endVisit(record: VisitRecord, errors: VisitErrors, picked: RowLines | undefined): void;
  /** Told of each value of metadata and cache that is set. */
  readonly valueSet: ValueListener;
  event(event: JournalEvent): void;
  /** Sends all there is to tell, the visit under way included. */
  flush(): void;
}
