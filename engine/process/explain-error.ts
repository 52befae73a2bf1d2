import type { Visit } from '../../core/contract/run-payloads.ts';
import { CodedError, type SourcePlace, toErrorData } from '../../core/errors/coded-error.ts';
import { jumpsInFile } from '../../core/project/jumps.ts';
import type { SourceFile } from '../../core/project/project.ts';
import type { UserCode } from '../faas/user-code.ts';
import { functionError, placeOfStack } from '../faas/user-error.ts';
import { asError } from '../kis/kis-error.ts';

/** Where the parts of a run are in the project's files. */
export interface RunPlaces {
  code: UserCode;
  /** The file with the function's code. */
  codeFile(fname: string): SourceFile | undefined;
  /** Where to write the code of a function that has none. */
  newCodePath(fname: string): string;
  /** Where the function is configured. */
  configPlace(fname: string): SourcePlace;
}

/** A jump that was made: what a run that went wrong afterwards is due to. */
export interface Jump {
  fname: string;
  target: string;
}

/** A run's error with the place in the project's files that it comes from, where there is one. */
export function explainError(thrown: unknown, places: RunPlaces, lastJump?: Jump): unknown {
  if (!(thrown instanceof CodedError) || thrown.data.file !== undefined) return thrown;
  const { code, params } = thrown.data;
  const fname = String(params['fname'] ?? '');
  if (code === 'run.func-error')
    return functionError(places.code, fname, places.codeFile(fname)?.path, thrown.cause);
  if (code === 'run.func-not-registered')
    return new CodedError(
      code,
      { fname, file: places.newCodePath(fname) },
      places.configPlace(fname),
      thrown,
    );
  const cause = asError(thrown.cause) ?? thrown;
  const inStack = placeOfStack(places.code, cause.stack);
  const place = inStack.file === undefined ? knownPlace(thrown, places, lastJump) : inStack;
  return place.file === undefined ? thrown : new CodedError(code, params, place, cause);
}

/** The place of an error that was not thrown by a line of user code. */
function knownPlace({ data: { code, params } }: CodedError, places: RunPlaces, lastJump?: Jump): SourcePlace {
  const fname = String(params['fname'] ?? '');
  switch (code) {
    case 'run.func-panic':
      return { file: places.codeFile(fname)?.path };
    case 'run.jump-unknown':
      return jumpPlace(places, { fname, target: String(params['target']) });
    case 'run.prev-data-missing':
    case 'engine.too-many-visits':
      return lastJump ? jumpPlace(places, lastJump) : {};
    case 'run.required-field-missing':
      return places.configPlace(fname);
    default:
      return {};
  }
}

/** The line of the function's code that makes this jump: the one that names the target, else the only one there is. */
function jumpPlace({ codeFile }: RunPlaces, { fname, target }: Jump): SourcePlace {
  const file = codeFile(fname);
  if (!file) return {};
  const jumps = jumpsInFile(file);
  const jump = jumps.find((one) => one.target === target) ?? (jumps.length === 1 ? jumps[0] : undefined);
  return { file: file.path, line: jump?.line, column: jump?.column };
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
