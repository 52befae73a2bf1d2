import { codeTokens } from '../project/code-tokens.ts';
import { type Project, withFile } from '../project/project.ts';

/** Replaces a word of a code file where it is code; comments and strings stay. */
export function replaceWord(project: Project, path: string, from: string, to: string): Project {
  const text = project.files.get(path)?.text ?? '';
  const uses = codeTokens(text).filter(({ type, value }) => type === 'word' && value === from);
  const replaced = uses.reduceRight(
    (code, { start, end }) => code.slice(0, start) + to + code.slice(end),
    text,
  );
  return withFile(project, path, replaced);
}
