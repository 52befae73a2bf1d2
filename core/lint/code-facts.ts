import type { TextRange } from '../config/types.ts';
import { type CodeToken, codeTokens } from '../project/code-tokens.ts';
import { type CodeJump, jumpsInTokens } from '../project/jumps.ts';
import type { SourceFile } from '../project/project.ts';
import { rangeBetween } from '../project/text-range.ts';
import { loopBodies } from './code-loops.ts';

/** A `flow.next(…)` in code. */
export interface NextCall {
  range: TextRange;
  /** Index of its `next` among the tokens. */
  at: number;
  /** Whether its value is returned at once, so that no other call can follow it. */
  returned: boolean;
  /** The actions among its arguments. */
  actions: ReadonlySet<string>;
}

/** What a function's code shows of the way it takes, without running it. Comments and strings say nothing. */
export interface CodeFacts {
  text: string;
  tokens: readonly CodeToken[];
  jumps: readonly CodeJump[];
  nextCalls: readonly NextCall[];
  hasDefaultExport: boolean;
  /** Whether the flow object goes to other code, which may then do anything with it. */
  passesFlowOn: boolean;
  /** Keys of `getFuncParam('…')`, where they are literals. */
  paramsRead: readonly { key: string; range: TextRange; hasDefault: boolean }[];
  /** Modules that are imported by a relative path. */
  imports: readonly string[];
  /** Where a word first stands in the code, if it does. */
  find(word: string): TextRange | undefined;
  /** Whether the code has one of these words. */
  has(...words: string[]): boolean;
}

const known = new WeakMap<SourceFile, CodeFacts>();
const actionNames = new Set(['abort', 'dataReuse', 'forceEntryNext', 'jumpFunc']);

/** Reads a code file once. */
export function codeFacts(file: SourceFile): CodeFacts {
  const facts = known.get(file) ?? readFacts(file.text);
  known.set(file, facts);
  return facts;
}

function readFacts(text: string): CodeFacts {
  const tokens = codeTokens(text);
  const first = new Map<string, CodeToken>();
  for (const token of tokens)
    if (token.type === 'word' && token.value !== null && !first.has(token.value))
      first.set(token.value, token);
  const rangeOf = (token: CodeToken) => rangeBetween(text, token.start, token.end);
  return {
    text,
    tokens,
    jumps: jumpsInTokens(text, tokens),
    nextCalls: nextCallsIn(text, tokens),
    hasDefaultExport:
      /\bexport\s+default\b/.test(text) || /\bas\s+default\b/.test(text) || text.includes('module.exports'),
    passesFlowOn: passesFlowOn(tokens),
    paramsRead: tokens.flatMap((token, index) => {
      const argument = tokens[index + 2];
      // `getFuncParam('x') || 5` has its own default.
      const hasDefault = tokens[index + 4]?.value === '|';
      return token.value === 'getFuncParam' && argument?.type === 'string' && argument.value !== null
        ? [{ key: argument.value, range: rangeOf(argument), hasDefault }]
        : [];
    }),
    imports: tokens.flatMap(({ type, value }) =>
      type === 'string' && value?.startsWith('.') ? [value] : [],
    ),
    find(word) {
      const token = first.get(word);
      return token && rangeOf(token);
    },
    has: (...words) => words.some((word) => first.has(word)),
  };
}

function nextCallsIn(text: string, tokens: readonly CodeToken[]): NextCall[] {
  return tokens.flatMap((token, index): NextCall[] => {
    if (token.value !== 'next' || tokens[index - 1]?.value !== '.' || tokens[index + 1]?.value !== '(')
      return [];
    const before = tokens[index - 3]?.value ?? '';
    const actions = new Set<string>();
    let depth = 0;
    for (const { type, value } of tokens.slice(index + 1)) {
      if (value === '(' && type === 'punctuation') depth++;
      if (value === ')' && type === 'punctuation' && --depth === 0) break;
      if (type === 'word' && value !== null && actionNames.has(value)) actions.add(value);
    }
    const returned = ['return', '?', ':', '>', '&'].includes(before);
    return [{ range: rangeBetween(text, token.start, token.end), at: index, returned, actions }];
  });
}

/** `flow` besides the parameter itself and `flow.…`. */
function passesFlowOn(tokens: readonly CodeToken[]): boolean {
  const bare = tokens.filter(
    ({ type, value }, index) =>
      type === 'word' && value === 'flow' && !['.', '?', ':'].includes(tokens[index + 1]?.value ?? ''),
  );
  const typed = tokens.some(({ value }, index) => value === 'flow' && tokens[index + 1]?.value === ':');
  const hasParameter = tokens.some(({ type, value }) => type === 'word' && value === 'flow');
  return !hasParameter || bare.length > (typed ? 0 : 1);
}

/**
 * Whether no row can have been committed when this call counts: no commit stands before it, none in a loop around it, and
 * none behind it when it isn't returned. What other code does with `flow` isn't looked at.
 */
export function neverCommitsWith({ tokens }: CodeFacts, call: NextCall): boolean {
  const own = tokens[call.at];
  const before = call.returned ? tokens.slice(0, call.at) : tokens;
  if (!own || before.some(isCommit)) return false;
  return !loopBodies(tokens).some((body) => body.includes(own) && body.some(isCommit));
}

/**
 * Whether rows are committed on a way that leads to this call: before it, with no return and no other branch between; or
 * behind it, when it isn't returned.
 */
export function commitsWith({ tokens }: CodeFacts, call: NextCall): boolean {
  if (!call.returned && tokens.slice(call.at).some(isCommit)) return true;
  const before = tokens.slice(0, call.returned ? Math.max(0, call.at - 3) : call.at);
  const commit = before.findLastIndex(isCommit);
  const turn = before.findLastIndex(
    ({ type, value }) => type === 'word' && (value === 'return' || value === 'else' || value === 'case'),
  );
  return commit > turn;
}

function isCommit({ type, value }: CodeToken): boolean {
  return type === 'word' && value?.startsWith('commitRow') === true;
}
