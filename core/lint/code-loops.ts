import type { CodeToken } from '../project/code-tokens.ts';

/** The code in braces behind `for (…)`, `while (…)` and `forEach(`: what stands first there comes after the rest of the turn before. */
export function loopBodies(tokens: readonly CodeToken[]): CodeToken[][] {
  return tokens.flatMap(({ type, value }, index) => {
    if (type !== 'word' || (value !== 'for' && value !== 'while' && value !== 'forEach')) return [];
    const open = tokens.findIndex((token, at) => at > index && isBrace(token, '{'));
    const isOwn = open !== -1 && !tokens.slice(index, open).some((token) => isBrace(token, ';'));
    return isOwn ? [tokens.slice(open, closingOf(tokens, open))] : [];
  });
}

function closingOf(tokens: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token && isBrace(token, '{')) depth += 1;
    if (token && isBrace(token, '}')) depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

function isBrace({ type, value }: CodeToken, wanted: '{' | '}' | ';'): boolean {
  return type === 'punctuation' && value === wanted;
}
