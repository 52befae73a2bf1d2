import type { JournalEvent } from '../../core/contract/journal.ts';
import { eventLine } from '../../core/run/journal/journal-text.ts';

/** Characters that wait at most until the next flush. */
const mostWaiting = 1024 * 1024;

/** A run's journal on its way to the host: what is written waits for the next flush, or until it is much. */
export interface JournalPipe {
  event(event: JournalEvent): void;
  /** A part of a journal's text: see core/run/journal/journal-text.ts. */
  text(text: string): void;
  readonly isEmpty: boolean;
  flush(): void;
}

export function createJournalPipe(send: (text: string) => void): JournalPipe {
  let parts: string[] = [];
  let length = 0;

  function flush(): void {
    if (length === 0) return;
    const text = parts.join('');
    parts = [];
    length = 0;
    send(text);
  }
  function add(text: string): void {
    parts.push(text);
    length += text.length;
    if (length > mostWaiting) flush();
  }

  return {
    event: (event) => add(eventLine(event)),
    text: add,
    get isEmpty() {
      return length === 0;
    },
    flush,
  };
}
