import { isBuiltin } from 'node:module';
import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';

/** Built-in modules that reach nothing outside of the process. All others are refused to user code and its packages. */
const harmless: ReadonlySet<string> = new Set([
  'assert',
  'assert/strict',
  'buffer',
  'constants',
  'crypto',
  'events',
  'path',
  'path/posix',
  'path/win32',
  'punycode',
  'querystring',
  'stream',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
  'zlib',
]);

/** Whether user code may have this built-in module, by its name with or without `node:`. */
export function isHarmless(name: string): boolean {
  return harmless.has(name.replace(/^node:/, ''));
}

/** Throws `process.import-refused` for the name of a built-in module that user code may not have. */
export function checkBuiltin(specifier: string, place: SourcePlace = {}): void {
  if (isBuiltin(specifier) && !isHarmless(specifier))
    throw new CodedError('process.import-refused', { specifier }, place);
}
