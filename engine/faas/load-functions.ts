import { CodedError } from '../../core/errors/coded-error.ts';
import type { SourceFile } from '../../core/project/project.ts';
import type { UserCode } from './user-code.ts';
import { loadError } from './user-error.ts';

type AnyFunction = (...args: never[]) => unknown;

/** The default export of a function's file. Throws coded errors with file, line and column. */
export async function loadFunction(code: UserCode, fname: string, file: SourceFile): Promise<AnyFunction> {
  const exported = (await importFile(code, file))['default'];
  if (!isFunction(exported))
    throw new CodedError('process.no-default-export', { name: identifier(fname) }, { file: file.path });
  return exported;
}

/** What a connector's file exports, by name or as its default object; each part is optional. */
export interface ConnectorCode {
  init?: AnyFunction;
  save?: AnyFunction;
  load?: AnyFunction;
}

export async function loadConnector(code: UserCode, cname: string, file: SourceFile): Promise<ConnectorCode> {
  const exports = await importFile(code, file);
  const parts =
    typeof exports['default'] === 'object' && exports['default'] !== null ? exports['default'] : {};
  const found: ConnectorCode = {};
  for (const member of ['init', 'save', 'load'] as const) {
    const value: unknown = exports[member] ?? Reflect.get(parts, member);
    if (value === undefined || value === null) continue;
    if (!isFunction(value))
      throw new CodedError('process.bad-connector', { cname, member }, { file: file.path });
    found[member] = value;
  }
  return found;
}

async function importFile(code: UserCode, file: SourceFile): Promise<Record<string, unknown>> {
  try {
    return await import(code.urlOf(file.path));
  } catch (thrown) {
    throw loadError(code, file.path, thrown);
  }
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}

/** A name that can stand in the code of a help text. */
function identifier(fname: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(fname) ? fname : 'run';
}
