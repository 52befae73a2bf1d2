import type { TextRange } from '../config/types.ts';
import { type CodeToken, codeTokens } from '../project/code-tokens.ts';
import { type CodeJump, jumpsInTokens } from '../project/jumps.ts';
import type { SourceFile } from '../project/project.ts';
import { rangesIn } from '../project/text-range.ts';
import { anyWithin, countBelow, lastBelow } from './ascending.ts';
import { type CertainSpan, certainSpan } from './code-certain.ts';
import { loopBodies, type TokenSpan } from './code-loops.ts';

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
  /** The last of them that begins before an offset. */
  nextCallBefore(offset: number): NextCall | undefined;
  /** Indexes of the tokens that commit rows, of `throw`, and of those that end or part ways: they ascend. */
  commits: readonly number[];
  throws: readonly number[];
  turns: readonly number[];
  /** What is done again and again. */
  loops: readonly TokenSpan[];
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
  /** Whether no call of the default export gets past this offset, or past the first place of this word. */
  isCertain(place: number | string): boolean;
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
  const rangeAt = rangesIn(text);
  const rangeOf = (token: CodeToken) => rangeAt(token.start, token.end);
  const indexesOf = (isOne: (word: string) => boolean) =>
    tokens.flatMap(({ type, value }, index) =>
      type === 'word' && value !== null && isOne(value) ? [index] : [],
    );
  let certain: CertainSpan | undefined;
  const nextCalls = nextCallsIn(tokens, rangeOf);
  const callStarts = nextCalls.map(({ at }) => tokens[at]?.start ?? 0);
  return {
    text,
    tokens,
    jumps: jumpsInTokens(text, tokens),
    nextCalls,
    nextCallBefore: (offset) => nextCalls[countBelow(callStarts, offset) - 1],
    commits: indexesOf((word) => word.startsWith('commitRow')),
    throws: indexesOf((word) => word === 'throw'),
    turns: indexesOf((word) => word === 'return' || word === 'else' || word === 'case'),
    loops: loopBodies(tokens),
    hasDefaultExport:
      /\bexport\s+default\b|\bexport\s*\{[^}]*\bdefault\b/.test(text) ||
      /\bas\s+default\b/.test(text) ||
      text.includes('module.exports'),
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
    isCertain(place) {
      certain ??= certainSpan(tokens);
      const offset = typeof place === 'number' ? place : first.get(place)?.start;
      return offset !== undefined && certain.start <= offset && offset < certain.end;
    },
  };
}

function nextCallsIn(tokens: readonly CodeToken[], rangeOf: (token: CodeToken) => TextRange): NextCall[] {
  return tokens.flatMap((token, index): NextCall[] => {
    if (token.value !== 'next' || tokens[index - 1]?.value !== '.' || tokens[index + 1]?.value !== '(')
      return [];
    const before = tokens[index - 3]?.value ?? '';
    const actions = actionsIn(tokens, index + 1);
    const returned = ['return', '?', ':', '>', '&'].includes(before);
    return [{ range: rangeOf(token), at: index, returned, actions }];
  });
}

/** The actions in the brackets that open at a token. */
function actionsIn(tokens: readonly CodeToken[], open: number): Set<string> {
  const actions = new Set<string>();
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    const { type, value } = tokens[at] ?? { type: 'punctuation', value: null };
    if (value === '(' && type === 'punctuation') depth += 1;
    if (value === ')' && type === 'punctuation' && --depth === 0) break;
    if (type === 'word' && value !== null && actionNames.has(value)) actions.add(value);
  }
  return actions;
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
export function neverCommitsWith({ commits, loops }: CodeFacts, { at, returned }: NextCall): boolean {
  const [first] = commits;
  if (first === undefined) return true;
  if (!returned || first < at) return false;
  return !loops.some((body) => body.start <= at && at < body.end && anyWithin(commits, body));
}

/**
 * Whether rows are committed on a way that leads to this call: before it, with no return and no other branch between; or
 * behind it, when it isn't returned.
 */
export function commitsWith({ commits, turns }: CodeFacts, { at, returned }: NextCall): boolean {
  if (!returned && (commits.at(-1) ?? -1) >= at) return true;
  const end = returned ? Math.max(0, at - 3) : at;
  return lastBelow(commits, end) > lastBelow(turns, end);
}
