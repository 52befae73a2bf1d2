import type { BatchLimits } from '../source-reader.ts';
import { untilAborted, wait } from '../wait.ts';

/** Changes that wait in memory at most, and characters of them. */
const mostWaiting = 2000;
const mostCharacters = 32_000_000;

/** How long it is waited for a change before the caller may look around. */
const idleMs = 5000;

/** A change of the log. */
export interface LoggedChange {
  readonly text: string;
  /** Grows from change to change, and is the same each time that the log is read. */
  readonly at: bigint;
  /** Where the log has to be read from when this change is done, and none behind it. */
  readonly resume: string;
}

/** What was read from a server's log and waits to be taken. */
export interface ChangeQueue {
  /** A transaction begins; its number is the same each time that the log is read, and greater than those before. */
  begin(number: bigint): void;
  add(text: string): void;
  /** The transaction is whole, and the log goes on at this place. */
  commit(place: string): void;
  /** Outside of a transaction the log went on to this place. */
  moved(place: string): void;
  /** Nothing comes any more: this is why. */
  fail(thrown: unknown): void;
  readonly isFull: boolean;
  /** Where to read from when all that was taken is done; undefined while something waits or a transaction is open. */
  readonly place: string | undefined;
  /** The next changes; none when the signal aborts, or when nothing came for a while. Throws why nothing comes any more. */
  take(limits: BatchLimits, signal: AbortSignal): Promise<readonly LoggedChange[]>;
}

interface Waiting {
  text: string;
  at: bigint;
  resume: string;
}

/** `onRoom` is called when changes may be added again. */
export function createChangeQueue(start: string, onRoom: () => void): ChangeQueue {
  let place = start;
  let open: { number: bigint; index: bigint; last: Waiting | undefined } | undefined;
  let waiting: Waiting[] = [];
  let characters = 0;
  let failure: { thrown: unknown } | undefined;
  let changed = Promise.withResolvers<void>();

  const isFull = (): boolean => waiting.length >= mostWaiting || characters >= mostCharacters;
  async function untilChanged(signal: AbortSignal): Promise<void> {
    changed = Promise.withResolvers();
    await untilAborted(changed.promise, signal);
  }
  return {
    begin(number) {
      open = { number, index: 0n, last: undefined };
    },
    add(text) {
      if (!open) throw new Error('a change stands in a transaction');
      // All places are those of the transaction's beginning, until its end is known: half of one can only be read again as a whole.
      const change = { text, at: (open.number << 32n) | open.index, resume: place };
      open.index += 1n;
      open.last = change;
      waiting.push(change);
      characters += text.length;
      changed.resolve();
    },
    commit(end) {
      if (open?.last) open.last.resume = end;
      open = undefined;
      place = end;
      changed.resolve();
    },
    moved(to) {
      if (!open) place = to;
    },
    fail(thrown) {
      failure ??= { thrown };
      changed.resolve();
    },
    get isFull() {
      return isFull();
    },
    get place() {
      return open || waiting.length > 0 ? undefined : place;
    },
    async take({ rows, ms }, signal) {
      if (waiting.length === 0 && !failure)
        await untilChanged(AbortSignal.any([signal, AbortSignal.timeout(idleMs)]));
      if (waiting.length > 0 && waiting.length < rows && !failure) await wait(ms, signal);
      if (signal.aborted) return [];
      if (waiting.length === 0 && failure) throw failure.thrown;
      const wasFull = isFull();
      const taken = waiting.slice(0, rows);
      waiting = waiting.slice(rows);
      for (const { text } of taken) characters -= text.length;
      if (wasFull && !isFull()) onRoom();
      return taken;
    },
  };
}
