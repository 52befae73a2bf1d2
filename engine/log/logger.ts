import type { CodedError } from '../../core/errors/coded-error.ts';
import type { Context } from '../kis/context.ts';

/** What KisFlow's own log lines, and `ctx.log`, are written with (log/kis_log.go): with and without a context. */
export interface Logger {
  info(message: string): void;
  error(message: string): void;
  debug(message: string): void;
  infoX(ctx: Context, message: string): void;
  /** `error` says the same as data, where the engine itself has something to say. */
  errorX(ctx: Context, message: string, error?: CodedError): void;
  debugX(ctx: Context, message: string): void;
}

/** Writes info to standard output, errors to standard error, and debug lines to standard output when asked to. */
export function createDefaultLogger(debug = false): Logger {
  const info = (message: string): void => void process.stdout.write(`${message}\n`);
  const error = (message: string): void => void process.stderr.write(`${message}\n`);
  const debugLine = debug ? info : (): void => {};
  return {
    info,
    error,
    debug: debugLine,
    infoX: (_ctx, message) => info(message),
    errorX: (_ctx, message) => error(message),
    debugX: (_ctx, message) => debugLine(message),
  };
}
