import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';
import { notAnError, unshowable } from '../../core/errors/thrown-words.ts';
import { asError, thrownText } from '../kis/kis-error.ts';
import { placeOfFrame } from './strip-types.ts';
import { findSyntaxError } from './syntax-place.ts';
import { type UserCode, userFrames } from './user-code.ts';

/** What user code threw in words: a message for errors, JSON for other values. */
export function describeThrown(thrown: unknown): string {
  const error = asError(thrown);
  if (error) {
    const name = String(error.name);
    return name === 'Error' || name === '' ? thrownText(error) : `${name}: ${thrownText(error)}`;
  }
  if (typeof thrown === 'string') return thrown;
  try {
    return `${JSON.stringify(thrown) ?? String(thrown)}${notAnError}`;
  } catch {
    return `${unshowable}${notAnError}`;
  }
}

/** The innermost place of a stack that lies in the project's own code. */
export function placeOfStack(code: UserCode, stack: unknown): SourcePlace {
  if (typeof stack !== 'string') return {};
  for (const frame of userFrames(stack)) {
    const file = code.fileOf(frame.url);
    if (file) return { file: file.path, line: frame.line, column: frame.column };
  }
  return {};
}

/**
 * The place in the project's code that called `callee`. Asks for as few frames as may do: this runs for every line of a
 * log that is kept.
 */
export function placeOfCaller(code: UserCode, callee: (...values: never[]) => unknown): SourcePlace {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(holder, callee);
  Error.stackTraceLimit = limit;
  const place = placeOfStack(code, holder.stack);
  return place.file === undefined ? placeOfStack(code, new Error().stack) : place;
}

/** The coded error of a function that threw. A value that is no Error has no stack: only its file is known. */
export function functionError(
  code: UserCode,
  fname: string,
  file: string | undefined,
  thrown: unknown,
): CodedError {
  const place = placeOfStack(code, asError(thrown)?.stack);
  const detail = describeThrown(thrown);
  return new CodedError(
    'process.function-threw',
    { fname, detail },
    place.file === undefined ? { file } : place,
    thrown,
  );
}

/** The coded error of what user code threw outside of every call. */
export function strayError(code: UserCode, thrown: unknown): CodedError {
  const place = placeOfStack(code, asError(thrown)?.stack);
  return new CodedError('process.stray-error', { detail: describeThrown(thrown) }, place, thrown);
}

/** The coded error of a file that could not be loaded. */
export function loadError(code: UserCode, file: string, thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  if (thrown instanceof SyntaxError) return syntaxError(code, file, thrown);
  const place = placeOfStack(code, asError(thrown)?.stack);
  const detail = describeThrown(thrown);
  return new CodedError(
    'process.module-threw',
    { detail },
    place.file === undefined ? { file } : place,
    thrown,
  );
}

function syntaxError(code: UserCode, file: string, thrown: SyntaxError): CodedError {
  const stack = thrown.stack ?? '';
  const [frame] = userFrames(stack.split('\n', 1)[0] ?? '');
  const inFrame = frame && code.fileOf(frame.url);
  if (inFrame) {
    const params = { detail: thrown.message.replace(/ with the export.*/s, '') };
    return new CodedError('process.import-no-export', params, placeOfFrame(stack, inFrame.path), thrown);
  }
  const place = findSyntaxError(code.loaded.toReversed(), thrown.message);
  const where = place.file === undefined ? { file } : place;
  return new CodedError('process.function-syntax-error', { detail: thrown.message }, where, thrown);
}
