import { Buffer } from 'node:buffer';
import type { JournalEvent } from '../../core/contract/journal.ts';
import { eventLine } from '../../core/run/journal/journal-text.ts';

/** Bytes that wait at most until the next flush. */
const mostWaiting = 1024 * 1024;
/** Characters that are gathered as texts, of many parts, before they become bytes. */
const mostGathered = 4096;
/** Of one character, in UTF-8. */
const mostBytes = 3;

/** A run's journal on its way to the host: what is written waits for the next flush, or until it is much. */
export interface JournalPipe {
  event(event: JournalEvent): void;
  /** A part of a journal's text: see core/run/journal/journal-text.ts. */
  text(text: string): void;
  readonly isEmpty: boolean;
  flush(): void;
}

/**
 * `send` gets the text, or it as UTF-8 in bytes that are used again when it returns. What waits becomes bytes: texts would be carried
 * along by two collections of the young heap before they left, and be left to the next one of the whole heap.
 */
export function createJournalPipe(send: (text: string | Uint8Array) => void): JournalPipe {
  let bytes: Buffer | undefined;
  let length = 0;
  let parts: string[] = [];
  let gathered = 0;

  function drain(): void {
    if (bytes === undefined || length === 0) return;
    const waiting = bytes.subarray(0, length);
    length = 0;
    send(waiting);
  }
  function takeParts(): string {
    const text = parts.join('');
    parts = [];
    gathered = 0;
    return text;
  }
  function store(): void {
    const text = takeParts();
    const most = text.length * mostBytes;
    if (length + most > mostWaiting) drain();
    if (most > mostWaiting) {
      send(text);
      return;
    }
    bytes ??= Buffer.allocUnsafeSlow(mostWaiting);
    length += bytes.write(text, length);
  }
  function add(text: string): void {
    parts.push(text);
    gathered += text.length;
    if (gathered > mostGathered) store();
  }

  return {
    event: (event) => add(eventLine(event)),
    text: add,
    get isEmpty() {
      return length + gathered === 0;
    },
    flush() {
      // A few words that leave at once.
      if (length === 0 && gathered > 0) send(takeParts());
      else if (gathered > 0) store();
      drain();
    },
  };
}
