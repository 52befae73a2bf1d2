import type { JournalEvent, JournalPlace } from '../../contract/journal.ts';

/** A run that is compared, as its journal tells it. */
export interface ComparedRun {
  chain: readonly Pick<JournalPlace, 'id'>[];
  events(): AsyncIterable<JournalEvent>;
  /** All rows of a block as JSON texts; undefined where not all of them are kept. */
  rows(block: number, rows: number): Promise<readonly string[] | undefined>;
}
