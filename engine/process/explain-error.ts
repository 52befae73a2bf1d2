import type { z } from 'zod';
import { describeRowFailure } from '../../core/builtins/messages.ts';
import { RowFailed } from '../../core/builtins/row-failed.ts';
import type { errorDataSchema } from '../../core/contract/error-data.ts';
import { CodedError, type SourcePlace, toErrorData } from '../../core/errors/coded-error.ts';
import { jumpsInFile } from '../../core/project/jumps.ts';
import { subjectAt } from '../../core/project/member-subject.ts';
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
  /** Whether its code, or what that imports, keeps values from call to call outside of the function. */
  keepsState(fname: string): boolean;
  /** Where the function is configured. */
  configPlace(fname: string): SourcePlace;
  /** Where a built-in's setup speaks of a field or has this key. */
  setupPlace(fname: string, field: string): SourcePlace;
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
  if (code === 'run.func-error' && places.codeFile(fname) === undefined) {
    const known = builtinError(thrown.cause, fname, places);
    if (known !== undefined) return known;
  }
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
  const more = moreParams(thrown, places, place, lastJump);
  return place.file === undefined && !more
    ? thrown
    : new CodedError(code, { ...params, ...more }, place, cause);
}

/** The error of a built-in: which row of which function it failed at, and for which part of its setup. */
export function builtinError(
  thrown: unknown,
  fname: string,
  { setupPlace }: Pick<RunPlaces, 'setupPlace'>,
): CodedError | undefined {
  if (thrown instanceof CodedError && thrown.code.startsWith('builtin.')) {
    const { file, params } = thrown.data;
    if (file !== undefined) return thrown;
    return new CodedError(
      thrown.code,
      { ...params, fname },
      setupPlace(fname, String(params['key'])),
      thrown,
    );
  }
  if (!(thrown instanceof RowFailed)) return undefined;
  const { kind, row, field, counted } = thrown;
  const [en, chinese] = [describeRowFailure(kind, 'en'), describeRowFailure(kind, 'zh-CN')];
  const words = { why: en.message, whyChinese: chinese.message, todo: en.help, todoChinese: chinese.help };
  return new CodedError(
    counted === 'stored' ? 'builtin.stored-row-failed' : 'builtin.row-failed',
    { fname, row, field, kind, ...words },
    setupPlace(fname, field),
    thrown,
  );
}

/** What a message can say besides: who jumped, or what had no value at the place where a member of it was read. */
function moreParams(
  { code, data }: CodedError,
  places: RunPlaces,
  { file, line, column }: SourcePlace,
  lastJump?: Jump,
): Record<string, string> | undefined {
  if (code === 'run.prev-data-missing' || code === 'engine.too-many-visits')
    return lastJump && { jumper: lastJump.fname };
  if (code !== 'run.func-panic' || !/^Cannot read properties of/.test(String(data.params['detail'])))
    return undefined;
  const text = file === undefined ? undefined : places.code.textOf(file);
  const subject = text === undefined ? '' : subjectAt(text, line ?? 1, column ?? 1);
  return subject === '' ? undefined : { subject };
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
export function errorPayload(thrown: unknown): z.output<typeof errorDataSchema> {
  const { code, params, file, line, column } = toErrorData(thrown);
  return {
    code,
    params,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
