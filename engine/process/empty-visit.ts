import type { JournalVisit } from '../../core/contract/journal.ts';
import { noAction } from '../kis/action.ts';

/** A visit that is to be filled: all of its fields in their order, so that filled ones have one shape. */
export function emptyVisit(): JournalVisit {
  return {
    kind: 'visit',
    ...{ visit: 0, batch: 0, sequence: 0, node: 0, rowsIn: 0, rowsCommitted: 0, rowsOut: 0, startMs: 0 },
    ...{
      durationMs: 0,
      action: noAction,
      next: 'next',
      nextNode: -1,
      inputVisit: 0,
      dataRows: -1,
      buffered: 0,
    },
    ...{ connectorCalls: 0, blockIn: 0, blockOut: 0, blockCommitted: 0, threwAt: 0 },
    ...{ error: undefined, decodeError: undefined },
  };
}
