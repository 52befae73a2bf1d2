import { isBuiltin } from 'node:module';
import process from 'node:process';

/** What the permission model must refuse; `fs` stands for the whole of the file system. */
const refused = ['fs', 'net', 'child', 'worker', 'addon', 'wasi', 'inspector', 'ffi'];
/** Built-in modules that must not exist here at all. */
const absent = ['node:ffi', 'node:sqlite'];

/** What of this process is not walled in as it must be before user code is loaded; undefined when all is. */
export function missingWall(): string | undefined {
  const { permission } = process;
  if (permission === undefined) return 'no permission model';
  const granted = refused.find((scope) => permission.has(scope));
  if (granted !== undefined) return `"${granted}" is granted`;
  return absent.find((name) => isBuiltin(name) && process.getBuiltinModule(name) !== undefined);
}
