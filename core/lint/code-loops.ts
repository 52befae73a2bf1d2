import type { CodeToken } from '../project/code-tokens.ts';

/** Tokens by their indexes, the end exclusive. */
export interface TokenSpan {
  start: number;
  end: number;
}

/** The code in braces behind `for (…)`, `while (…)` and `forEach(`: what stands first there comes after the rest of the turn before. */
export function loopBodies(tokens: readonly CodeToken[]): TokenSpan[] {
  const ends = closingBraces(tokens);
  return tokens.flatMap(({ type, value }, index): TokenSpan[] => {
    if (type !== 'word' || (value !== 'for' && value !== 'while' && value !== 'forEach')) return [];
    let open = index + 1;
    while (open < tokens.length && !isMark(tokens[open], '{') && !isMark(tokens[open], ';')) open += 1;
    const isOwn = isMark(tokens[open], '{');
    return isOwn ? [{ start: open, end: ends.get(open) ?? tokens.length }] : [];
  });
}

/** The index of the closing brace for that of each opening one which has one. */
function closingBraces(tokens: readonly CodeToken[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (isMark(token, '{')) open.push(index);
    if (!isMark(token, '}')) continue;
    const start = open.pop();
    if (start !== undefined) ends.set(start, index);
  }
  return ends;
}

function isMark(token: CodeToken | undefined, value: string): boolean {
  return token?.type === 'punctuation' && token.value === value;
}
