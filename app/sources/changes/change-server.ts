import type { BatchLimits } from '../source-reader.ts';
import type { LoggedChange } from './change-queue.ts';

/** A database whose changes are read: what each kind of server does in its own way. All reject with coded errors. */
export interface ChangeServer {
  /** What the snapshot is of, in words that change when other tables are named. */
  readonly scope: string;
  /** Whether it is set up, and still has its log from the place that was kept; there is none before a snapshot is whole. */
  check(kept: { isBegun: boolean; place: string | undefined }): Promise<void>;
  /**
   * Gives all rows as they stand at one moment, and resolves to the place in the log that lies there. What an earlier one has left that
   * was not finished is removed.
   */
  snapshot(give: (text: string) => Promise<void>, signal: AbortSignal): Promise<string>;
  follow(place: string): Promise<ChangeLog>;
  /** Bytes of the log behind this place. */
  behind(place: string): Promise<number>;
}

/** A log that is being read. */
export interface ChangeLog {
  /** The next changes; none when the signal aborts, or when nothing came for a while. */
  take(limits: BatchLimits, signal: AbortSignal): Promise<readonly LoggedChange[]>;
  /** Where to read from when all that was taken is done; undefined while more waits. */
  readonly place: string | undefined;
  /** What lies before this place is done: the server may forget it. */
  confirm(place: string): void;
  close(): Promise<void>;
}
