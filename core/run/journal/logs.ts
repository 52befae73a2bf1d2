import type { JournalEvent } from '../../contract/journal.ts';
import type { LogEntry } from '../../contract/run-payloads.ts';

/** Log lines among events, and how many were dropped between them. */
export function logsOf(events: readonly JournalEvent[]): { entries: LogEntry[]; dropped: number } {
  const entries: LogEntry[] = [];
  let dropped = 0;
  for (const event of events) {
    if (event.kind === 'log') entries.push(event.entry);
    if (event.kind === 'logs-dropped') dropped += event.count;
  }
  return { entries, dropped };
}
