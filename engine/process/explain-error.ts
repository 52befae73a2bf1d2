import type { Visit } from '../../core/contract/run-payloads.ts';
import { CodedError, toErrorData } from '../../core/errors/coded-error.ts';
import type { UserCode } from '../faas/user-code.ts';
import { functionError, placeOfStack } from '../faas/user-error.ts';

/** A run's error with the line of user code that it comes from, where there is one. */
export function explainError(
  thrown: unknown,
  code: UserCode,
  fileOf: (fname: string) => string | undefined,
): unknown {
  if (!(thrown instanceof CodedError) || thrown.data.file !== undefined) return thrown;
  const fname = String(thrown.data.params['fname'] ?? '');
  if (thrown.code === 'run.func-error') return functionError(code, fname, fileOf(fname), thrown.cause);
  const cause = thrown.cause instanceof Error ? thrown.cause : thrown;
  const place = placeOfStack(code, cause.stack);
  if (place.file !== undefined) return new CodedError(thrown.code, thrown.data.params, place, cause);
  return thrown;
}

/** Anything thrown as the contract's error: without members that have no value. */
export function errorPayload(thrown: unknown): NonNullable<Visit['error']> {
  const { code, params, file, line, column } = toErrorData(thrown);
  return {
    code,
    params,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
