import { RE2JS } from '@bufbuild/re2';
import { fail } from '../row-error.ts';
import type { Place } from '../syntax.ts';

/** UTF-16 code units of a pattern. */
export const longestPattern = 1_000;
const mostKept = 200;
const compiled = new Map<string, RE2JS>();

/** A pattern of Go's `regexp`: linear in the text whatever the pattern is. Null when it is none. */
export function compilePattern(pattern: string): RE2JS | null {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (pattern.length > longestPattern) return null;
  try {
    const made = RE2JS.compile(pattern);
    if (compiled.size >= mostKept) compiled.clear();
    compiled.set(pattern, made);
    return made;
  } catch {
    return null;
  }
}

/** Whether any part of the text matches. */
export function matches(at: Place, text: string, pattern: string): boolean {
  return (compilePattern(pattern) ?? fail('bad-pattern', at)).test(text);
}
