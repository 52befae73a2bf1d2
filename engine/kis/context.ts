import { CodedError } from '../../core/errors/coded-error.ts';
import { type Actions, actions } from './action.ts';

/** Where a function writes what a person should see. */
export interface ContextLog {
  debug(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
}

/** What a function or a connector callback gets first: the actions, a log, and a signal that the run is to stop. */
export interface Context {
  /** The actions to pass to `flow.next`. */
  readonly Action: Actions;
  readonly log: ContextLog;
  /** Aborts when the run is stopped; pass it to `fetch`, timers and the like. */
  readonly signal: AbortSignal;
}

/** A context to run flows with. */
export function createContext(log: ContextLog, signal: AbortSignal = new AbortController().signal): Context {
  return { Action: actions, log, signal };
}

/** The values of one log call as one line: strings as they are, everything else as JSON where it has JSON. */
export function logText(values: readonly unknown[]): string {
  if (values.length === 1 && typeof values[0] === 'string') return values[0];
  return values.map(textOf).join(' ');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  // It says all that there is to say.
  if (value instanceof CodedError) return value.message;
  if (value instanceof Error) return value.stack ?? value.message;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
