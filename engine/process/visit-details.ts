import type { JournalEvent, JournalVisit } from '../../core/contract/journal.ts';
import { mostMadeOf } from '../../core/contract/journal.ts';
import { packMadeOf } from '../../core/run/journal/made-of.ts';
import { boundedText } from '../../core/text/bounded-text.ts';
import { thrownText } from '../kis/kis-error.ts';
import type { VisitRecord } from '../kis/observer.ts';

/** Connector calls of a visit that are told. */
const toldCalls = 20;
const longestWords = 500;

/** What the rows that code committed were made of, where that is known; of rows that went on untouched, their blocks say it. */
export function madeOf(
  { committed, tracked, error }: VisitRecord,
  { visit, blockIn, blockOut, blockCommitted }: JournalVisit,
): JournalEvent | undefined {
  if (tracked === undefined || error !== undefined) return undefined;
  if (blockIn === 0 || blockIn === blockOut || blockOut + blockCommitted === 0) return undefined;
  const made = tracked.madeOf(committed);
  const pairs = made === undefined ? [] : packMadeOf(made);
  return pairs.length > 0 && pairs.length <= mostMadeOf ? { kind: 'made-of', visit, pairs } : undefined;
}

/** The connector calls of a visit. */
export function connectorCalls({ connectorCalls: calls }: VisitRecord, visit: number): JournalEvent[] {
  return calls.slice(0, toldCalls).map(({ connector, mode, durationMs, error }) => {
    const failed = error === undefined ? {} : { error: boundedText(thrownText(error), longestWords) };
    return { kind: 'connector', visit, connector, mode, durationMs, ...failed };
  });
}
