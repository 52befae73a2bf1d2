import { CodedError } from '../../core/errors/coded-error.ts';
import { KisPanic, thrownText } from '../kis/kis-error.ts';

/**
 * What a function threw as the run's error. Errors that the engine raised inside it pass as they are. What JavaScript itself raises
 * (reading a field of null, calling what is no function) is a panic, as its like is in Go; everything else is an error
 * that the function returned.
 */
export function functionError(fname: string, thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const params = { fname, detail: thrownText(thrown) };
  return isRuntimeError(thrown)
    ? new KisPanic('run.func-panic', params, {}, thrown)
    : new CodedError('run.func-error', params, {}, thrown);
}

/** By name as well, since functions may run in a realm of their own. */
function isRuntimeError(thrown: unknown): boolean {
  return thrown instanceof Error && /^(Type|Reference|Range|Syntax)Error$/.test(thrown.name);
}
