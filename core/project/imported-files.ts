import type { SourceFile } from './project.ts';

/** `from './prices.ts'`, `import '../lib/x.js'`, `import('./y.ts')`. */
const relativeImports = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/** The files of the project that a code file imports by relative paths, and those that they import. Without itself. */
export function importedFiles(
  file: SourceFile,
  files: ReadonlyMap<string, SourceFile>,
): ReadonlyMap<string, SourceFile> {
  const found = new Map<string, SourceFile>();
  const open = [file];
  for (const one of open)
    for (const path of importsOf(one)) {
      const imported = files.get(path);
      if (imported === undefined || imported.path === file.path || found.has(imported.path)) continue;
      found.set(imported.path, imported);
      open.push(imported);
    }
  return found;
}

const known = new WeakMap<SourceFile, readonly string[]>();

/** Paths that a file imports, read once. */
function importsOf(file: SourceFile): readonly string[] {
  let paths = known.get(file);
  if (!paths) {
    const found = file.text.matchAll(relativeImports);
    paths = [...found].map(([, specifier = '']) => resolved(file.path, specifier));
    known.set(file, paths);
  }
  return paths;
}

/** The path that a relative one means in a file. */
function resolved(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
