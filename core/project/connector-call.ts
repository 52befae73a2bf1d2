import { type CodeToken, codeTokens } from './code-tokens.ts';

/** Where the default export of a function's file begins, and what it calls its parameters. */
interface FunctionHead {
  /** Offset before `function`, or before the parameters of an arrow. */
  start: number;
  isAsync: boolean;
  parameters: readonly (string | undefined)[];
  /** Offset behind the brace that opens the body. */
  body: number;
}

/**
 * A function's code with a call of its connector at its beginning: a Save passes its rows, a Load keeps what it is given. Null where
 * the code exports its function in a way that this does not read.
 */
export function withConnectorCall(code: string, mode: 'Save' | 'Load'): string | null {
  const tokens = codeTokens(code);
  const head = functionHead(tokens);
  const flow = head?.parameters[1];
  if (!head || flow === undefined) return null;
  const end = code.includes('\r\n') ? '\r\n' : '\n';
  const rest = code.slice(head.body);
  const isLineOver = /^[^\S\n]*(\r?\n|$)/.test(rest);
  const before = `${code.slice(0, head.start)}${head.isAsync ? '' : 'async '}${code.slice(head.start, head.body)}`;
  const call = callOf(mode, flow, head.parameters[2], tokens);
  return `${before}${end}  ${call}${isLineOver ? '' : `${end} `}${rest}`;
}

function callOf(
  mode: 'Save' | 'Load',
  flow: string,
  rows: string | undefined,
  tokens: readonly CodeToken[],
): string {
  if (mode === 'Save') return `await ${flow}.getConnector().call(${rows ?? `${flow}.input()`});`;
  const isTaken = (name: string): boolean =>
    tokens.some(({ type, value }) => type === 'word' && value === name);
  const name = ['loaded', 'loadedRows', 'held'].find((free) => !isTaken(free)) ?? 'loadedByConnector';
  return `const ${name} = await ${flow}.getConnector().call(undefined);`;
}

function functionHead(tokens: readonly CodeToken[]): FunctionHead | null {
  const exported = tokens.findIndex(
    ({ value }, index) => value === 'export' && tokens[index + 1]?.value === 'default',
  );
  if (exported < 0) return null;
  let at = exported + 2;
  const isAsync = tokens[at]?.value === 'async';
  if (isAsync) at += 1;
  const start = tokens[at]?.start;
  const isArrow = tokens[at]?.value === '(';
  if (start === undefined || (!isArrow && tokens[at]?.value !== 'function')) return null;
  const open = isArrow ? at : tokens.findIndex(({ value }, index) => index > at && value === '(');
  const close = closingBracket(tokens, open);
  const brace = isArrow ? bodyOfArrow(tokens, close) : bodyOfFunction(tokens, close);
  const body = tokens[brace]?.end;
  if (open < 0 || close < 0 || body === undefined) return null;
  return { start, isAsync, parameters: parametersIn(tokens, open, close), body };
}

/** Index of the bracket that closes the one at `open`; -1 when none does. */
function closingBracket(tokens: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let at = Math.max(0, open); at < tokens.length; at += 1) {
    depth += depthOf(tokens[at]);
    if (depth === 0) return at;
  }
  return -1;
}

function depthOf(token: CodeToken | undefined): number {
  if (token?.type !== 'punctuation' || token.value === null) return 0;
  if ('([{'.includes(token.value)) return 1;
  return ')]}'.includes(token.value) ? -1 : 0;
}

/** Behind the parameters and a type for what is returned. */
function bodyOfFunction(tokens: readonly CodeToken[], close: number): number {
  return close < 0
    ? -1
    : tokens.findIndex(({ type, value }, at) => at > close && type === 'punctuation' && value === '{');
}

/** Behind the arrow; -1 where an expression stands there. */
function bodyOfArrow(tokens: readonly CodeToken[], close: number): number {
  if (close < 0) return -1;
  const arrow = tokens.findIndex(
    ({ value }, at) => at > close && value === '=' && tokens[at + 1]?.value === '>',
  );
  return arrow >= 0 && tokens[arrow + 2]?.value === '{' ? arrow + 2 : -1;
}

/** The names of the parameters; undefined for one that is taken apart. */
function parametersIn(tokens: readonly CodeToken[], open: number, close: number): (string | undefined)[] {
  const names: (string | undefined)[] = [];
  let depth = 0;
  for (let at = open; at < close; at += 1) {
    const isFirst = depth === (at === open ? 0 : 1) && (at === open || tokens[at]?.value === ',');
    depth += depthOf(tokens[at]);
    const next = tokens[at + 1];
    if (!isFirst || at + 1 >= close) continue;
    names.push(next?.type === 'word' && next.value !== null ? next.value : undefined);
  }
  return names;
}
