import type { CodeToken } from '../project/code-tokens.ts';

/** What may lead past, or not to, what comes after it. */
const turns = new Set([
  'if',
  'else',
  'for',
  'while',
  'do',
  'switch',
  'case',
  'try',
  'catch',
  'return',
  'throw',
  'break',
  'function',
  'class',
]);
const marks = new Set(['?', '&', '|', '>', '{', '}']);

/** Offsets of a text, the end exclusive. */
export interface CertainSpan {
  start: number;
  end: number;
}

/**
 * The beginning of the file's default export that each of its calls goes through: up to the first condition, loop,
 * function or other way out, or to the end of the value that it returns there. Empty where that is not plain to see.
 */
export function certainSpan(tokens: readonly CodeToken[]): CertainSpan {
  const first = bodyStart(tokens);
  if (first === undefined) return { start: 0, end: 0 };
  let at = first;
  while (at < tokens.length && !isTurn(tokens[at])) at += 1;
  if (tokens[at]?.value === 'return') at = valueEnd(tokens, at + 1);
  const start = tokens[first]?.start ?? 0;
  return { start, end: tokens[at]?.start ?? tokens.at(-1)?.end ?? start };
}

function isTurn(token: CodeToken | undefined): boolean {
  if (token?.type === 'word') return turns.has(token.value ?? '');
  return token?.type === 'template' || (token?.type === 'punctuation' && marks.has(token.value ?? ''));
}

/** Where a value ends that `flow.next(ctx.Action.…)` begins: two words in a row are two statements. */
function valueEnd(tokens: readonly CodeToken[], from: number): number {
  let at = from;
  while (at < tokens.length && !isTurn(tokens[at]) && tokens[at]?.value !== ';') {
    const isNew = at > from && tokens[at]?.type === 'word' && tokens[at - 1]?.type !== 'punctuation';
    if (isNew) break;
    at += 1;
  }
  return at;
}

/** The index after the opening brace of `export default async function Name(…) {`, or of an arrow function's. */
function bodyStart(tokens: readonly CodeToken[]): number | undefined {
  const exported = tokens.findIndex(
    ({ type, value }, index) =>
      type === 'word' && value === 'export' && tokens[index + 1]?.value === 'default',
  );
  if (exported === -1) return undefined;
  let at = exported + 2;
  while (tokens[at]?.type === 'word') at += 1;
  if (tokens[at]?.value !== '(') return undefined;
  at = afterBrackets(tokens, at);
  // The type of what it returns.
  if (tokens[at]?.value === ':')
    while (at < tokens.length && !['{', '='].includes(tokens[at]?.value ?? '')) at += 1;
  const isArrow = tokens[at]?.value === '=' && tokens[at + 1]?.value === '>';
  if (isArrow) at += 2;
  if (tokens[at]?.value === '{') return at + 1;
  return isArrow ? at : undefined;
}

function afterBrackets(tokens: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    const { type, value } = tokens[at] ?? { type: 'word', value: null };
    if (type !== 'punctuation') continue;
    if (value === '(') depth += 1;
    if (value === ')' && --depth === 0) return at + 1;
  }
  return tokens.length;
}
