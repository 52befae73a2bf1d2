import type { ErrorCode } from '../../core/errors/catalogue.ts';
import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';
import { unshowable } from '../../core/errors/thrown-words.ts';

/**
 * What is a panic in KisFlow, where it would end the whole process. Here it can be caught like any other error;
 * `instanceof KisPanic` tells it from an error that KisFlow returns.
 */
export class KisPanic extends CodedError {
  constructor(
    code: ErrorCode,
    params: Record<string, string | number> = {},
    place: SourcePlace = {},
    cause?: unknown,
  ) {
    super(code, params, place, cause);
    this.name = 'KisPanic';
  }
}

/** The text of anything that was thrown, even of what throws again when it is looked at. */
export function thrownText(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : String(thrown);
  } catch {
    return unshowable;
  }
}

/** The thrown value when it is an error that can be looked at: neither a getter nor a proxy of it throws. */
export function asError(thrown: unknown): Error | undefined {
  try {
    if (!(thrown instanceof Error)) return undefined;
    void [String(thrown.name), String(thrown.message), String(thrown.stack)];
    return thrown;
  } catch {
    return undefined;
  }
}
