import type { JournalVisit } from '../../core/contract/journal.ts';
import type { VisitRecord } from '../kis/observer.ts';
import type { VisitErrors } from './journal-of-run.ts';

/** What is known of a visit beside what it did. */
interface VisitPlace extends VisitErrors {
  visit: number;
  batch: number;
  inputVisit: number;
  blockIn: number;
  /** When it ended. */
  endMs: number;
}

/** A visit that has ended, in the place of the one before it: there may be half a million of them a second. */
export function fillVisit(visit: JournalVisit, record: VisitRecord, place: VisitPlace): void {
  const { durationMs } = record;
  visit.visit = place.visit;
  visit.batch = place.batch;
  visit.sequence = record.sequence;
  visit.node = record.node;
  visit.rowsIn = record.input.length;
  visit.rowsCommitted = record.committed.length;
  visit.rowsOut = record.rowsOut;
  // Whole microseconds, as they are written.
  visit.durationMs = Math.round(durationMs * 1000) / 1000;
  visit.startMs = Math.max(0, place.endMs - durationMs);
  visit.action = record.action;
  visit.next = record.next;
  visit.nextNode = record.nextNode ?? -1;
  visit.inputVisit = place.inputVisit;
  visit.buffered = record.buffered;
  visit.connectorCalls = record.connectorsCalled;
  visit.blockIn = place.blockIn;
  visit.blockOut = 0;
  visit.blockCommitted = 0;
  visit.threwAt = record.rowAt === undefined ? 0 : record.rowAt + 1;
  visit.error = place.error;
  visit.decodeError = place.decodeError;
}
