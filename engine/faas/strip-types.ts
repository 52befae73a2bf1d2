import { stripTypeScriptTypes } from 'node:module';
import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';
import type { SourceFile } from '../../core/project/project.ts';

/** The file as JavaScript: types become blanks, so that lines and columns stay. Throws with the place of what does not parse. */
export function erasableSource(file: SourceFile): string {
  if (!/\.m?ts$/i.test(file.path)) return file.text;
  try {
    return stripTypeScriptTypes(file.text, { mode: 'strip' });
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    const place = placeOfFrame(thrown.stack ?? '', file.path);
    const unsupported = 'code' in thrown && thrown.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX';
    const code = unsupported ? 'process.function-not-erasable' : 'process.function-syntax-error';
    throw new CodedError(code, { detail: thrown.message }, place, thrown);
  }
}

/**
 * The place in the code frame that Node puts before the stack of an error it found while compiling: a line `file:line`,
 * the source line, and a line of blanks and carets below the offending part.
 */
export function placeOfFrame(stack: string, file: string): SourcePlace {
  const lines = stack.split('\n');
  const line = /:(\d+)$/.exec(lines[0] ?? '')?.[1];
  if (line === undefined) return { file };
  const caret = lines.find((text) => /^\s*\^+\s*$/.test(text));
  const column = caret === undefined ? undefined : caret.indexOf('^') + 1;
  return { file, line: Number(line), column };
}
