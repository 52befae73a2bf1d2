import type { SourceFile } from '../../core/project/project.ts';

const relativeImport = /\b(?:from|import)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]+)\1/g;
const endings = ['', '.ts', '.mts', '.js', '.mjs', '/index.ts', '/index.js'];

/**
 * The files that other files import. Only they stand beside a text whose types are looked at: Monaco complains of listeners
 * where it holds the texts of some hundred files at once.
 */
export function importedFiles(files: readonly SourceFile[]): SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found = new Set<SourceFile>();
  for (const { path, text } of files)
    for (const [, , specifier = ''] of text.matchAll(relativeImport)) {
      const file = resolve(byPath, path, specifier);
      if (file) found.add(file);
    }
  return [...found];
}

function resolve(
  byPath: ReadonlyMap<string, SourceFile>,
  importer: string,
  specifier: string,
): SourceFile | undefined {
  const path = joined(importer.split('/').slice(0, -1), specifier);
  if (path === null) return undefined;
  // TypeScript may be named by the JavaScript that it becomes.
  const named = [path, path.replace(/\.(m?)js$/, '.$1ts')];
  return named.flatMap((one) => endings.map((ending) => byPath.get(one + ending))).find((file) => file);
}

/** The path that a specifier names from a folder; null where it leads out of the project. */
function joined(folder: readonly string[], specifier: string): string | null {
  const parts = [...folder];
  for (const part of specifier.split('/')) {
    if (part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
