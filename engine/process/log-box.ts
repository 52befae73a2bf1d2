import type { LogEntry } from '../../core/contract/run-payloads.ts';
import type { CodedError, SourcePlace } from '../../core/errors/coded-error.ts';
import { boundedText } from '../../core/text/bounded-text.ts';
import { logText } from '../kis/context.ts';
import { errorPayload } from './explain-error.ts';

/** Entries that may come at once, and how many more a second. A log faster than that is counted, not kept. */
const burst = 1000;
const refillPerSecond = 500;
const longestMessage = 8 * 1024;
/** While entries are dropped the clock is looked at once in so many of them: a look costs as much as dropping one. */
const dropsBetweenLooks = 64;

export type LogLevel = LogEntry['level'];
/** Where the run is when something is written. */
export interface LogOrigin {
  node?: number | undefined;
  fname?: string | undefined;
  batch?: number | undefined;
}

/** The line of code that wrote an entry, or the breakpoint. */
type LogWriter = SourcePlace | Pick<LogEntry, 'hit' | 'visit'>;

/**
 * A run's log on its way out: bounded, with a count of what was dropped. Every entry is sent at once, since the code that wrote
 * it may hang, crash or run out of memory on its next line; the host gathers them again.
 */
export interface LogBox {
  /** `placeOf` finds what wrote it; it is asked only for entries that are kept. `error` says the same as data. */
  add(level: LogLevel, values: readonly unknown[], placeOf?: () => LogWriter, error?: CodedError): void;
  /** While a part of a batch is tried: what the batch itself wrote is there already, and what comes again will write it again. */
  isMuted: boolean;
  /** Sends how many entries were dropped since the last message. */
  flush(): void;
}

export interface LogSettings {
  enabled: boolean;
  origin(): LogOrigin;
  /** `dropped`: entries that were not sent since the last one. */
  send(entries: readonly LogEntry[], dropped: number): void;
}

export function createLogBox({ enabled, origin, send }: LogSettings): LogBox {
  let dropped = 0;
  let allowed = burst;
  let refilledAt = Date.now();
  let dropsToLook = 0;

  function refill(): void {
    const now = Date.now();
    const more = Math.floor(((now - refilledAt) * refillPerSecond) / 1000);
    if (more === 0) return;
    allowed = Math.min(burst, allowed + more);
    refilledAt = now;
  }
  function sendWith(entries: LogEntry[]): void {
    send(entries, dropped);
    dropped = 0;
  }

  return {
    isMuted: false,
    add(level, values, placeOf, error) {
      if (!enabled || this.isMuted) return;
      if (allowed <= 0 && dropsToLook > 0) {
        dropsToLook--;
        dropped++;
        return;
      }
      if (allowed < burst / 2) refill();
      if (allowed <= 0) {
        dropsToLook = dropsBetweenLooks;
        dropped++;
        return;
      }
      dropsToLook = 0;
      allowed--;
      const message = boundedText(logText(values), longestMessage);
      const said = { time: Date.now(), level, message, ...(error && { error: errorPayload(error) }) };
      sendWith([{ ...said, ...known(origin()), ...known(placeOf?.() ?? {}) }]);
    },
    flush() {
      if (dropped > 0) sendWith([]);
    },
  };
}

/** The members that have a value: the contract's optional fields are left out, not undefined. */
function known<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}
