import { type CodeToken, codeTokens, stringLiteral } from '../code-tokens.ts';
import { identifierFor } from '../templates.ts';

interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** `jumpFunc('from')` becomes `jumpFunc('to')`, also where the name stands in a constant; nothing else changes. */
export function renameJumps(code: string, from: string, to: string): string {
  if (!code.includes('jumpFunc')) return code;
  const tokens = codeTokens(code);
  const isFrom = (token: CodeToken | undefined): token is CodeToken =>
    token !== undefined && (token.type === 'string' || token.type === 'template') && token.value === from;
  const replacements: Replacement[] = [];
  const replace = (token: CodeToken) => {
    replacements.push({ ...token, text: stringLiteral(to, code[token.start] ?? "'") });
  };
  const constants = new Set<string>();
  tokens.forEach((token, index) => {
    if (token.type !== 'word' || token.value !== 'jumpFunc' || tokens[index + 1]?.value !== '(') return;
    // The argument may choose: jumpFunc(again ? 'A' : 'B').
    for (let at = index + 2, depth = 1; at < tokens.length && depth > 0; at++) {
      const argument = tokens[at];
      if (argument?.type === 'punctuation')
        depth += argument.value === '(' ? 1 : argument.value === ')' ? -1 : 0;
      else if (argument?.type === 'word' && argument.value !== null) constants.add(argument.value);
      else if (isFrom(argument)) replace(argument);
    }
  });
  tokens.forEach((token, index) => {
    const value = tokens[index + 3];
    const name = tokens[index + 1]?.value;
    if (token.value !== 'const' || !name || !constants.has(name) || tokens[index + 2]?.value !== '=') return;
    if (isFrom(value)) replace(value);
  });
  return applyAll(code, replacements);
}

/** The function's own name in its code: its declaration and its uses, when it has the name that `from` would get. */
export function renameExport(code: string, from: string, to: string): string {
  const old = identifierFor(from);
  const next = identifierFor(to);
  const tokens = codeTokens(code);
  const declared = tokens.some(
    (token, index) =>
      token.value === old &&
      tokens[index - 1]?.type === 'word' &&
      /^(function|class|const|let|var)$/.test(tokens[index - 1]?.value ?? ''),
  );
  const taken = tokens.some((token) => token.type === 'word' && token.value === next);
  if (!declared || taken) return code;
  const uses = tokens.filter(
    (token, index) =>
      token.type === 'word' &&
      token.value === old &&
      tokens[index - 1]?.value !== '.' &&
      !isPropertyKey(tokens, index),
  );
  return applyAll(
    code,
    uses.map((token) => ({ ...token, text: next })),
  );
}

/** `{ name: …` and `, name: …` are keys; `? name : …` is not. */
function isPropertyKey(tokens: readonly CodeToken[], index: number): boolean {
  const before = tokens[index - 1]?.value;
  return tokens[index + 1]?.value === ':' && (before === '{' || before === ',');
}

/** `'./Old.ts'` becomes `'./New.ts'` in imports of a code file that was renamed; base names without folder. */
export function renameImports(code: string, from: string, to: string): string {
  const stem = (file: string) => file.replace(/\.m?[jt]s$/, '');
  if (!code.includes(stem(from))) return code;
  const imports = codeTokens(code).filter(
    (token) => token.type === 'string' && token.value?.startsWith('./'),
  );
  const renamed = imports.flatMap((token): Replacement[] => {
    const quote = code[token.start] ?? "'";
    if (token.value === `./${from}`) return [{ ...token, text: stringLiteral(`./${to}`, quote) }];
    if (token.value === `./${stem(from)}`) return [{ ...token, text: stringLiteral(`./${stem(to)}`, quote) }];
    return [];
  });
  return applyAll(code, renamed);
}

function applyAll(code: string, replacements: readonly Replacement[]): string {
  const unique = new Map(replacements.map((replacement) => [replacement.start, replacement]));
  return [...unique.values()]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
}
