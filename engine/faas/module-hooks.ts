import { type LoadHookSync, type ResolveHookSync, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';
import type { SourceFile } from '../../core/project/project.ts';
import { checkBuiltin, isHarmless } from './builtin-policy.ts';
import type { Packages } from './packages.ts';
import { sealModuleClass } from './seal-modules.ts';
import { erasableSource } from './strip-types.ts';
import type { UserCode, UserCodeRegistry } from './user-code.ts';

const libraryName = 'kisflow-studio';

type Resolved = ReturnType<ResolveHookSync>;

export interface ModuleHooksSettings {
  registry: UserCodeRegistry;
  /** Where the library for user code is. */
  libraryUrl: string;
  /** The packages that user code may have. */
  packages: Packages;
}

/**
 * Lets Node load the runs' modules from memory, and nothing else on their behalf: files of the same project, the library,
 * packages of the project's node_modules, harmless built-in modules. Each import is judged by what it resolves to, whatever
 * name leads there: package.json files map names to others. Code that belongs to no run is left alone until `seal` is called;
 * from then on the same holds for everybody, so that nobody can fetch a module for user code.
 */
export function installModuleHooks({ registry, libraryUrl, packages }: ModuleHooksSettings): {
  seal(): void;
} {
  let sealed = false;

  const resolve: ResolveHookSync = (specifier, context, next) => {
    const entry = registry.ownerOf(specifier)?.fileOf(specifier);
    if (entry) return { url: specifier, format: formatOf(entry), shortCircuit: true };
    const owner = registry.ownerOf(context.parentURL);
    if (owner) return resolveFor(owner, specifier, context, next);
    if (!sealed) return next(specifier, context);
    if (specifier === libraryName) return library();
    const found = next(specifier, context);
    if (isAllowed(found.url)) return found;
    throw new CodedError('process.import-refused', { specifier });
  };
  function isAllowed(url: string): boolean {
    return url.startsWith('node:') ? isHarmless(url) : packages.holds(url);
  }
  function library(): Resolved {
    return { url: libraryUrl, format: 'module', shortCircuit: true };
  }
  function resolveFor(
    owner: UserCode,
    specifier: string,
    context: Parameters<ResolveHookSync>[1],
    next: Parameters<ResolveHookSync>[2],
  ): Resolved {
    const parent = context.parentURL ?? '';
    if (specifier === libraryName) return library();
    if (/^\.{0,2}\//.test(specifier) || specifier.startsWith('file:'))
      return projectFile(owner, specifier, parent);
    const place = importPlace(owner, parent, specifier);
    checkBuiltin(specifier, place);
    // As if asked from the project's root: only its own node_modules can be read, and no package.json further down.
    const parentURL = pathToFileURL(join(owner.root, 'package.json')).href;
    const found = resolvedOrNone(() => next(specifier, { ...context, parentURL }));
    if (found === undefined) throw notFound(specifier, '', place);
    if (isAllowed(found.url)) return found;
    throw new CodedError('process.import-refused', { specifier }, place);
  }
  const load: LoadHookSync = (url, context, next) => {
    const owner = registry.ownerOf(url);
    const file = owner?.fileOf(url);
    if (!owner || !file) {
      // Whoever came past `resolve` gets nothing here.
      if (sealed && !isAllowed(url)) throw new CodedError('process.import-refused', { specifier: url });
      return next(url, context);
    }
    owner.loaded.push(file);
    const format = formatOf(file);
    const source = format === 'json' ? file.text : erasableSource(file);
    return { format, source, shortCircuit: true };
  };

  registerHooks({ resolve, load });
  return {
    seal() {
      sealModuleClass(packages.holdsPath);
      sealed = true;
    },
  };
}

function resolvedOrNone(resolve: () => Resolved): Resolved | undefined {
  try {
    return resolve();
  } catch {
    return undefined;
  }
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
