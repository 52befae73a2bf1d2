import { type CodeToken, codeTokens } from './code-tokens.ts';
import type { SourceFile } from './project.ts';
import { rangesIn } from './text-range.ts';

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
  const rangeAt = rangesIn(text);
  let constants: ReadonlyMap<string, string> | undefined;
  const constantOf = (word: string) => {
    constants ??= constantsIn(tokens);
    return constants.get(word) ?? null;
  };
  return tokens.flatMap((token, index): CodeJump[] => {
    const argument = tokens[index + 2];
    if (token.value !== 'jumpFunc' || token.type !== 'word' || tokens[index + 1]?.value !== '(' || !argument)
      return [];
    // A declaration of a method named so is followed by its body or a type, never meant here: its argument is a parameter.
    const target = tokens[index + 3]?.value === ')' ? staticValue(argument, constantOf) : null;
    const { line, column } = rangeAt(token.start, token.end);
    return [{ target, line, column, start: argument.start, end: argument.end }];
  });
}

/** The text of a literal, or of a constant that is one. */
function staticValue(argument: CodeToken, constantOf: (word: string) => string | null): string | null {
  if (argument.type === 'string' || argument.type === 'template') return argument.value;
  return argument.type === 'word' && argument.value !== null ? constantOf(argument.value) : null;
}

/** The constants that are declared as the text of a literal; of several with one name the first counts, whatever it is. */
function constantsIn(tokens: readonly CodeToken[]): Map<string, string> {
  const declared = new Set<string>();
  const constants = new Map<string, string>();
  for (const [index, { type, value }] of tokens.entries()) {
    const name = tokens[index + 1]?.value ?? null;
    const isDeclaration = type === 'word' && value === 'const' && tokens[index + 2]?.value === '=';
    if (!isDeclaration || name === null || declared.has(name)) continue;
    declared.add(name);
    const given = tokens[index + 3];
    if (given && (given.type === 'string' || given.type === 'template') && given.value !== null)
      constants.set(name, given.value);
  }
  return constants;
}

const known = new WeakMap<SourceFile, CodeJump[]>();

/** The same for a file of the project, read once. */
export function jumpsInFile(file: SourceFile): readonly CodeJump[] {
  const jumps = known.get(file) ?? jumpsInCode(file.text);
  known.set(file, jumps);
  return jumps;
}
