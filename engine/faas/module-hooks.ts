import { createRequire, type LoadHookSync, type ResolveHookSync, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';
import type { SourceFile } from '../../core/project/project.ts';
import { checkBuiltin } from './builtin-policy.ts';
import { erasableSource } from './strip-types.ts';
import type { UserCode, UserCodeRegistry } from './user-code.ts';

const libraryName = 'kisflow-studio';

/**
 * Lets Node load the runs' modules from memory, and nothing else on their behalf: files of the same project, the library,
 * packages of the project's node_modules, harmless built-in modules. Code that belongs to no run is left alone until
 * `seal` is called; from then on the built-in modules are refused to everybody, so that nobody can fetch them for user code.
 */
export function installModuleHooks(registry: UserCodeRegistry, libraryUrl: string): { seal(): void } {
  let sealed = false;

  const resolve: ResolveHookSync = (specifier, context, next) => {
    const entry = registry.ownerOf(specifier)?.fileOf(specifier);
    if (entry) return { url: specifier, format: formatOf(entry), shortCircuit: true };
    const owner = registry.ownerOf(context.parentURL);
    if (owner) return resolveFor(owner, specifier, context, next);
    if (sealed || isForPackage(context.parentURL)) checkBuiltin(specifier);
    if (specifier === libraryName && isForPackage(context.parentURL)) return library();
    return next(specifier, context);
  };
  function isForPackage(url: string | undefined): boolean {
    return url !== undefined && registry.isPackage(url);
  }
  function library(): ReturnType<ResolveHookSync> {
    return { url: libraryUrl, format: 'module', shortCircuit: true };
  }
  function resolveFor(
    owner: UserCode,
    specifier: string,
    context: Parameters<ResolveHookSync>[1],
    next: Parameters<ResolveHookSync>[2],
  ): ReturnType<ResolveHookSync> {
    const parent = context.parentURL ?? '';
    if (specifier === libraryName) return library();
    if (/^\.{0,2}\//.test(specifier) || specifier.startsWith('file:'))
      return projectFile(owner, specifier, parent);
    checkBuiltin(specifier, importPlace(owner, parent, specifier));
    try {
      // As if asked from the project's root: only its own node_modules can be read, and no package.json further down.
      const parentURL = pathToFileURL(join(owner.root, 'package.json')).href;
      const found = next(specifier, { ...context, parentURL });
      if (found.url.startsWith('node:') || registry.isPackage(found.url)) return found;
    } catch (thrown) {
      if (thrown instanceof CodedError) throw thrown;
    }
    throw notFound(specifier, '', importPlace(owner, parent, specifier));
  }
  const load: LoadHookSync = (url, context, next) => {
    const owner = registry.ownerOf(url);
    const file = owner?.fileOf(url);
    if (!owner || !file) return next(url, context);
    owner.loaded.push(file);
    const format = formatOf(file);
    const source = format === 'json' ? file.text : erasableSource(file);
    return { format, source, shortCircuit: true };
  };

  registerHooks({ resolve, load });
  return {
    seal() {
      sealModuleClass();
      sealed = true;
    },
  };
}

/** A CommonJS package reaches Node's Module class through `module.constructor`: hooks of its own would come before ours. */
function sealModuleClass(): void {
  const moduleClass: unknown = createRequire(import.meta.url)('node:module');
  if (typeof moduleClass !== 'function') return;
  for (const name of ['registerHooks', 'register', 'syncBuiltinESMExports', 'createRequire'])
    Reflect.deleteProperty(moduleClass, name);
}

function formatOf(file: SourceFile): 'json' | 'module' {
  return /\.json$/i.test(file.path) ? 'json' : 'module';
}

function projectFile(owner: UserCode, specifier: string, parent: string): ReturnType<ResolveHookSync> {
  const target = new URL(specifier, parent);
  const file = owner.fileOf(target.href);
  if (file) return { url: owner.urlOf(file.path), format: formatOf(file), shortCircuit: true };
  throw notFound(specifier, otherExtension(owner, target, specifier), importPlace(owner, parent, specifier));
}

/** A file of the same name with an extension that was left out, or was written as the compiled one. */
function otherExtension(owner: UserCode, target: URL, specifier: string): string {
  const bare = /\.m?js$/;
  for (const extension of ['.ts', '.mts', '.js', '.mjs', '/index.ts', '/index.js']) {
    for (const base of [target.pathname, target.pathname.replace(bare, '')]) {
      if (owner.fileOf(new URL(base + extension, target).href))
        return ` (there is "${(base === target.pathname ? specifier : specifier.replace(bare, '')) + extension}")`;
    }
  }
  return '';
}

function notFound(specifier: string, hint: string, place: SourcePlace): CodedError {
  return new CodedError('process.import-not-found', { specifier, hint }, place);
}

/** Where the parent names the module: the string literal's place. */
function importPlace(owner: UserCode, parent: string, specifier: string): SourcePlace {
  const file = owner.fileOf(parent);
  return file ? literalPlace(file, specifier) : {};
}

function literalPlace(file: SourceFile, specifier: string): SourcePlace {
  const literals = [`'${specifier}'`, `"${specifier}"`, `\`${specifier}\``];
  const found = literals.map((literal) => file.text.indexOf(literal)).filter((index) => index >= 0);
  if (found.length === 0) return { file: file.path };
  const before = file.text.slice(0, Math.min(...found)).split('\n');
  return { file: file.path, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
