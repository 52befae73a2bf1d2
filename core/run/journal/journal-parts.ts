import type { BlockHeader, JournalEvent } from '../../contract/journal.ts';
import { eventLine, JournalTextError, readJournalText } from './journal-text.ts';

/** A piece of a run's journal, taken apart: what happened, and the rows that it names. */
export interface JournalPart {
  events: JournalEvent[];
  /** The same as lines of the journal. */
  lines: string;
  blocks: { header: BlockHeader; rows: string }[];
}

/** Takes a text of the journal of a run with so many places apart. Throws JournalTextError at what can't be of it. */
export function journalPart(text: string, places: number): JournalPart {
  const part: JournalPart = { events: [], lines: '', blocks: [] };
  for (const record of readJournalText(text)) {
    if (record.kind === 'event') part.events.push(checked(record.event, places));
    else {
      const { header, start } = record;
      part.blocks.push({ header, rows: text.slice(start, start + header.length) });
    }
  }
  return { ...part, lines: part.blocks.length === 0 ? text : linesOf(part.events) };
}

/** What a host has to say of a run. */
export function partOf(events: JournalEvent[]): JournalPart {
  return { events, lines: linesOf(events), blocks: [] };
}

/** The events of lines that `JournalPart` holds. Throws JournalTextError. */
export function eventsOf(lines: string): JournalEvent[] {
  return [...readJournalText(lines)].flatMap((record) => (record.kind === 'event' ? [record.event] : []));
}

function linesOf(events: readonly JournalEvent[]): string {
  return events.map(eventLine).join('');
}

/** Events that only a host writes, or of places that are not there, are no engine's. */
function checked(event: JournalEvent, places: number): JournalEvent {
  const node = placeOf(event);
  const isForeign = event.kind === 'started' || event.kind === 'finished';
  if (isForeign || (node !== null && node >= places))
    throw new JournalTextError(`an event that can't be: ${event.kind}`);
  if (event.kind === 'visit' && event.nextNode >= places)
    throw new JournalTextError('a visit that leads nowhere');
  if (event.kind === 'counted' && event.nodes.length !== places)
    throw new JournalTextError('totals of another chain');
  return event;
}

/** The index of the place that an event is of; null for none. */
function placeOf(event: JournalEvent): number | null {
  if (event.kind === 'paused') return event.at.node;
  if (event.kind === 'edited') return event.edit.node;
  return 'node' in event ? (event.node ?? null) : null;
}
