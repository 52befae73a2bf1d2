import { type CodeToken, codeTokens } from './code-tokens.ts';
import type { SourceFile } from './project.ts';
import { rangeBetween } from './text-range.ts';

/** A `jumpFunc(…)` in a function's code. */
export interface CodeJump {
  /** The function it names; null when only a run can tell. */
  target: string | null;
  line: number;
  column: number;
  /** Offsets of the argument, the end exclusive. */
  start: number;
  end: number;
}

/** The jumps that a function's code can make, in the order of its text. */
export function jumpsInCode(text: string): CodeJump[] {
  if (!text.includes('jumpFunc')) return [];
  return jumpsInTokens(text, codeTokens(text));
}

export function jumpsInTokens(text: string, tokens: readonly CodeToken[]): CodeJump[] {
  return tokens.flatMap((token, index): CodeJump[] => {
    const argument = tokens[index + 2];
    if (token.value !== 'jumpFunc' || token.type !== 'word' || tokens[index + 1]?.value !== '(' || !argument)
      return [];
    // A declaration of a method named so is followed by its body or a type, never meant here: its argument is a parameter.
    const target = tokens[index + 3]?.value === ')' ? staticValue(tokens, argument) : null;
    const { line, column } = rangeBetween(text, token.start, token.end);
    return [{ target, line, column, start: argument.start, end: argument.end }];
  });
}

/** The text of a literal, or of a constant that is one. */
function staticValue(tokens: readonly CodeToken[], argument: CodeToken): string | null {
  if (argument.type === 'string' || argument.type === 'template') return argument.value;
  if (argument.type !== 'word') return null;
  const declared = tokens.findIndex(
    (token, index) =>
      token.type === 'word' &&
      token.value === 'const' &&
      tokens[index + 1]?.value === argument.value &&
      tokens[index + 2]?.value === '=',
  );
  const value = declared === -1 ? undefined : tokens[declared + 3];
  return value?.type === 'string' || value?.type === 'template' ? value.value : null;
}

const known = new WeakMap<SourceFile, CodeJump[]>();

/** The same for a file of the project, read once. */
export function jumpsInFile(file: SourceFile): readonly CodeJump[] {
  const jumps = known.get(file) ?? jumpsInCode(file.text);
  known.set(file, jumps);
  return jumps;
}
