import { createRequire } from 'node:module';

/** What `require` works with; everything else of Node's Module class does more: it compiles, finds, writes, hooks. */
const needed: ReadonlySet<PropertyKey> = new Set([
  'length',
  'name',
  'prototype',
  'Module',
  'builtinModules',
  'isBuiltin',
  'globalPaths',
  'wrap',
  'wrapper',
  '_cache',
  '_extensions',
  '_findPath',
  '_load',
  '_nodeModulePaths',
  '_pathCache',
  '_readPackage',
  '_resolveFilename',
  '_resolveLookupPaths',
]);

type Extension = (module: unknown, filename: unknown) => unknown;

/**
 * A CommonJS package reaches Node's Module class through `module.constructor`: takes away what it could put before our
 * hooks, or read with past them. `mayRead` is asked for each file that a package loads by its path.
 */
export function sealModuleClass(mayRead: (path: string) => boolean): void {
  const moduleClass: unknown = createRequire(import.meta.url)('node:module');
  if (typeof moduleClass !== 'function') return;
  for (const name of Reflect.ownKeys(moduleClass))
    if (!needed.has(name)) Reflect.deleteProperty(moduleClass, name);
  guardExtensions(Reflect.get(moduleClass, '_extensions'), mayRead);
}

/** The readers of `.js`, `.json` and `.node` files take any path, and follow links. */
function guardExtensions(extensions: unknown, mayRead: (path: string) => boolean): void {
  if (typeof extensions !== 'object' || extensions === null) return;
  for (const [name, extension] of Object.entries(extensions))
    Reflect.set(extensions, name, guarded(extension, mayRead));
}

function guarded(extension: Extension, mayRead: (path: string) => boolean): Extension {
  return (module, filename) => {
    if (typeof filename !== 'string' || !mayRead(filename))
      throw new Error('user code may not load this file');
    return extension(module, filename);
  };
}
