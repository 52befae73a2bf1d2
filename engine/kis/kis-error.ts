import type { ErrorCode } from '../../core/errors/catalogue.ts';
import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';

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

/** The text of anything that was thrown. */
export function thrownText(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
