import { stripTypeScriptTypes } from 'node:module';
import { Script } from 'node:vm';
import type { SourcePlace } from '../../core/errors/coded-error.ts';
import type { SourceFile } from '../../core/project/project.ts';
import { erasableSource, placeOfFrame } from './strip-types.ts';

/**
 * Where in these files V8 found the syntax error. Node tells an ES module's syntax error without its place, but a
 * script's with it: so each file is compiled once more as a script that means nearly the same, then by the TypeScript parser.
 */
export function findSyntaxError(files: readonly SourceFile[], message: string): SourcePlace {
  for (const file of files) {
    const place = compileAsScript(file, message) ?? parseAsTypeScript(file);
    if (place) return place;
  }
  return {};
}

const prologue = '(async () => {';

function compileAsScript(file: SourceFile, message: string): SourcePlace | undefined {
  try {
    new Script(`${prologue}'use strict';${asScript(erasableSource(file))}\n})`, {
      columnOffset: -(prologue.length + "'use strict';".length),
      filename: 'user-code',
    });
  } catch (thrown) {
    if (thrown instanceof SyntaxError && thrown.message === message) {
      const place = placeOfFrame(thrown.stack ?? '', file.path);
      const offset = place.line === 1 ? prologue.length + "'use strict';".length : 0;
      return { ...place, column: place.column === undefined ? undefined : place.column - offset };
    }
  }
  return undefined;
}

/** Import and export syntax blanked out, keeping every line and column. */
function asScript(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return source
    .replace(/^[ \t]*import\s*(?:[\w*{][^'"();]*?from\s*)?['"][^'"\n]*['"](?:\s*with\s*\{[^}]*\})?/gm, blank)
    .replace(/^[ \t]*export\s*(?:\*[^'"\n]*|\{[^}]*\})(?:\s*from\s*['"][^'"\n]*['"])?/gm, blank)
    .replace(
      /^([ \t]*)export(\s+)default(?=\s+(?:async\s+)?(?:function|class)\b\s*\*?\s*[\w$])/gm,
      '$1      $2       ',
    )
    .replace(/^([ \t]*)export(\s+)default\b/gm, '$1_ =   $2       ')
    .replace(/^([ \t]*)export(?=\s)/gm, '$1      ');
}

function parseAsTypeScript(file: SourceFile): SourcePlace | undefined {
  try {
    stripTypeScriptTypes(file.text, { mode: 'strip' });
  } catch (thrown) {
    if (thrown instanceof Error) return placeOfFrame(thrown.stack ?? '', file.path);
  }
  return undefined;
}
