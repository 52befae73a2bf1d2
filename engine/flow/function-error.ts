import { CodedError } from '../../core/errors/coded-error.ts';
import { asError, KisPanic, thrownText } from '../kis/kis-error.ts';

/**
 * What a function threw as the run's error. Errors that the engine raised inside it pass as they are. What JavaScript itself raises
 * (reading a field of null, calling what is no function) is a panic, as its like is in Go; everything else is an error
 * that the function returned.
 */
export function functionError(fname: string, thrown: unknown): CodedError {
  const error = asError(thrown);
  if (error instanceof CodedError) return error;
  const params = { fname, detail: thrownText(thrown) };
  return isRuntimeError(error)
    ? new KisPanic('run.func-panic', params, {}, thrown)
    : new CodedError('run.func-error', params, {}, thrown);
}

/** By name as well, since functions may run in a realm of their own. */
function isRuntimeError(error: Error | undefined): boolean {
  return error !== undefined && /^(Type|Reference|Range|Syntax)Error$/.test(error.name);
}
