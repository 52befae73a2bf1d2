import { findBuiltins } from '../../core/builtins/find.ts';

/** What else a word is called, in both languages: the names and titles of the built-ins that people call so. */
export function sameWords(word: string): readonly string[] {
  return findBuiltins(word)
    .filter(({ isMeant }) => isMeant)
    .flatMap(({ builtin: { name, title } }) => [name, ...Object.values(title)]);
}
