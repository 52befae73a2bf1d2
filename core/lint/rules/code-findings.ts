import type { TextRange } from '../../config/types.ts';
import type { Finding, FunctionSubject } from '../rule.ts';

/** A finding at a word of a function's code; none when the word isn't there. */
export function atWord(
  { entry, code, facts }: FunctionSubject,
  word: string,
  rest: Pick<Finding, 'message' | 'fixes' | 'severity'>,
): Finding[] {
  const range = facts?.find(word);
  return range ? inCode({ entry, code, facts }, range, rest) : [];
}

export function inCode(
  { entry, code }: FunctionSubject,
  range: TextRange,
  rest: Pick<Finding, 'message' | 'fixes' | 'severity'>,
): Finding[] {
  return code ? [{ ...rest, path: code.path, range, func: entry.name }] : [];
}
