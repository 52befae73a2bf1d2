import type { EventPayload } from '../../core/contract/contract.ts';
import type { EngineContract } from '../../core/contract/engine-contract.ts';
import type { LogEntry } from '../../core/contract/run-payloads.ts';
import type { CodedError, SourcePlace } from '../../core/errors/coded-error.ts';
import { boundedText } from '../../core/text/bounded-text.ts';
import { logText } from '../kis/context.ts';
import { errorPayload } from './explain-error.ts';

/** Entries that may come at once, and how many more a second. A log faster than that is counted, not kept. */
const burst = 1000;
const refillPerSecond = 500;
const longestMessage = 8 * 1024;

export type LogLevel = LogEntry['level'];
/** Where the run is when something is written. */
export interface LogOrigin {
  node?: number | undefined;
  fname?: string | undefined;
  batch?: number | undefined;
}

/** A run's log on its way out: bounded, with a count of what was dropped. */
export interface LogBox {
  /** `placeOf` finds the line of code; it is asked only for entries that are kept. `error` says the same as data. */
  add(level: LogLevel, values: readonly unknown[], placeOf?: () => SourcePlace, error?: CodedError): void;
  /** What came since the last time; undefined when nothing did. */
  drain(): EventPayload<EngineContract, 'run.logs'> | undefined;
}

export function createLogBox(runId: string, enabled: boolean, origin: () => LogOrigin): LogBox {
  let entries: LogEntry[] = [];
  let dropped = 0;
  let allowed = enabled ? burst : 0;
  let refilledAt = Date.now();

  return {
    add(level, values, placeOf, error) {
      if (allowed <= 0) {
        dropped++;
        return;
      }
      allowed--;
      const message = boundedText(logText(values), longestMessage);
      const said = { time: Date.now(), level, message, ...(error && { error: errorPayload(error) }) };
      entries.push({ ...said, ...known(origin()), ...known(placeOf?.() ?? {}) });
    },
    drain() {
      if (!enabled) return undefined;
      const now = Date.now();
      const refill = Math.floor(((now - refilledAt) * refillPerSecond) / 1000);
      if (refill > 0) {
        allowed = Math.min(burst, allowed + refill);
        refilledAt = now;
      }
      if (entries.length === 0 && dropped === 0) return undefined;
      const payload = { runId, entries, dropped };
      entries = [];
      dropped = 0;
      return payload;
    },
  };
}

/** The members that have a value: the contract's optional fields are left out, not undefined. */
function known<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}
