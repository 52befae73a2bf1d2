import { type Context, createContext, logText } from '../kis/context.ts';
import type { Logger } from './logger.ts';

/** A context whose log goes to the logger in force when a line is written. */
export function createLoggingContext(logger: () => Logger, signal?: AbortSignal): Context {
  const context = createContext(
    {
      debug: (...values) => logger().debugX(context, logText(values)),
      info: (...values) => logger().infoX(context, logText(values)),
      warn: (...values) => logger().infoX(context, logText(values)),
      error: (...values) => logger().errorX(context, logText(values)),
    },
    signal,
  );
  return context;
}
