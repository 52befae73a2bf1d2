import { globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One file of ours and the files of ours that it imports, types included; paths from the root, with `/`. */
export interface SourceImports {
  file: string;
  imports: readonly string[];
}

/** What every shipped source file imports of ours: `import`, `export … from` and `import()`, as a parser finds them. */
export function readImports(root: string): SourceImports[] {
  const files = globSync('{core,engine,app,renderer}/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.split(sep).join('/'))
    .filter(isShipped)
    .sort();
  return files.map((file) => ({ file, imports: importsIn(file, readFileSync(join(root, file), 'utf8')) }));
}

/** Tests and what only they use may look at every side; recorded cases are data. */
function isShipped(file: string): boolean {
  return !/\.test\.tsx?$|\/test-[^/]+\.ts$|\.d\.ts$|^engine\/conformance\/cases\//.test(file);
}

/** The files of ours that a text imports. Specifiers that are no literal, and packages, are left out. */
export function importsIn(file: string, text: string): string[] {
  const { module } = parseSync(file, text);
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.map((entry) => entry.moduleRequest?.value ?? ''),
    ),
    // `await import('…')`, and `import('…').Type`, which the parser's list leaves out.
    ...[...text.matchAll(/\bimport\(\s*(['"`])([^'"`$]+)\1/g)].map(([, , specifier = '']) => specifier),
  ];
  const own = specifiers.filter((specifier) => specifier.startsWith('.'));
  const folder = posix.dirname(file);
  return [...new Set(own.map((specifier) => posix.join(folder, specifier.replace(/\?.*$/, ''))))];
}
