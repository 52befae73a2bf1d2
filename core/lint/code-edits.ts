import type { CodeToken } from '../project/code-tokens.ts';

/** A call whose value the code keeps: `const params = flow.getFuncParamAll()`. */
export interface KeptCall {
  /** The variable; null where the value is used at once. */
  name: string | null;
  /** Offsets of the call, the end exclusive. */
  start: number;
  end: number;
  /** Index of its last token. */
  at: number;
}

const mutators = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
]);

/** Methods whose callback gets an element first. */
const visitors = new Set(['forEach', 'map', 'flatMap', 'filter', 'find', 'some', 'every']);

/** Every `flow.method()` of the code, with the variable it goes into. */
export function keptCalls(tokens: readonly CodeToken[], method: string): KeptCall[] {
  return tokens.flatMap((token, index): KeptCall[] => {
    const receiver = tokens[index - 2];
    const closing = tokens[index + 2];
    const isCall = isWord(token, method) && isMark(tokens[index - 1], '.') && isMark(tokens[index + 1], '(');
    if (!isCall || !isWord(receiver, 'flow') || !isMark(closing, ')')) return [];
    const isWhole = isMark(tokens[index - 3], '=') && !'.[?'.includes(tokens[index + 3]?.value ?? ' ');
    const name = isWhole ? declaredBefore(tokens, index - 3) : null;
    return [{ name, start: receiver.start, end: closing.end, at: index + 2 }];
  });
}

/** The variable of `const name = `, `let name: Type = `; null for anything else. */
function declaredBefore(tokens: readonly CodeToken[], equals: number): string | null {
  for (let at = equals - 1; at >= Math.max(0, equals - 20); at -= 1) {
    const token = tokens[at];
    if (!token || token.value === ';') return null;
    if (!['const', 'let', 'var'].includes(token.value ?? '')) continue;
    const name = tokens[at + 1];
    return name?.type === 'word' ? name.value : null;
  }
  return null;
}

/** What the code calls an element of a value: `for (const row of rows)`, `rows.forEach((row) => …)`. */
export function elementNames(tokens: readonly CodeToken[], isValueEnd: (index: number) => boolean): string[] {
  return tokens.flatMap((_, index) => {
    if (!isValueEnd(index)) return [];
    const start = expressionStart(tokens, index);
    const before = tokens[start - 2];
    if (isWord(tokens[start - 1], 'of') && before?.type === 'word' && before.value !== null)
      return [before.value];
    const parameter = isMark(tokens[index + 4], '(') ? index + 5 : index + 4;
    const name = tokens[parameter];
    const isCallback =
      isMark(tokens[index + 1], '.') &&
      visitors.has(tokens[index + 2]?.value ?? '') &&
      (parameter === index + 5 || isArrow(tokens, parameter + 1));
    return isCallback && name?.type === 'word' && name.value !== null ? [name.value] : [];
  });
}

/** How often the code gives a name to a variable or to the parameter of a callback. */
export function timesBound(tokens: readonly CodeToken[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const [index, { type, value }] of tokens.entries())
    if (type === 'word' && value !== null && isBinding(tokens, index))
      times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

function isBinding(tokens: readonly CodeToken[], index: number): boolean {
  const before = tokens[index - 1];
  const isDeclared = ['const', 'let', 'var'].includes(before?.value ?? '');
  return isDeclared || isArrow(tokens, index + 1) || (isMark(before, '(') && isMark(tokens[index - 2], '('));
}

/** Whether the value that ends at this token is edited there: set, deleted from, or changed by one of its methods. */
export function isEdited(tokens: readonly CodeToken[], index: number): boolean {
  const start = expressionStart(tokens, index);
  if (isArgumentOfAssign(tokens, start)) return true;
  let at = index + 1;
  while (isMark(tokens[at], '.') || isMark(tokens[at], '[')) {
    if (isMark(tokens[at], '[')) at = closingBracket(tokens, at) + 1;
    else if (mutators.has(tokens[at + 1]?.value ?? '') && isMark(tokens[at + 2], '(')) return true;
    else at += 2;
  }
  if (at === index + 1) return false;
  return isAssignment(tokens, at) || isWord(tokens[start - 1], 'delete');
}

/** Where the value that ends at this token begins: at the name, or at `flow` of `flow.input()`. */
function expressionStart(tokens: readonly CodeToken[], end: number): number {
  return isMark(tokens[end], ')') ? end - 4 : end;
}

/** `Object.assign(value, …)` */
function isArgumentOfAssign(tokens: readonly CodeToken[], index: number): boolean {
  return (
    isMark(tokens[index - 1], '(') &&
    isWord(tokens[index - 2], 'assign') &&
    isWord(tokens[index - 4], 'Object')
  );
}

function closingBracket(tokens: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (isMark(tokens[at], '[')) depth += 1;
    if (isMark(tokens[at], ']') && --depth === 0) return at;
  }
  return tokens.length;
}

function isArrow(tokens: readonly CodeToken[], at: number): boolean {
  return isMark(tokens[at], '=') && isMark(tokens[at + 1], '>');
}

/** `=`, `+=`, `??=`, `++` and their like; not `==`, `=>`, `<=`. */
function isAssignment(tokens: readonly CodeToken[], at: number): boolean {
  let end = at;
  while (end < at + 2 && /^[-+*/%&|^?]$/.test(tokens[end]?.value ?? '')) end += 1;
  const operator = tokens.slice(at, end).map(({ value }) => value);
  if (operator.length === 2 && (operator[0] === '+' || operator[0] === '-') && operator[0] === operator[1])
    return tokens[at]?.end === tokens[at + 1]?.start;
  const after = tokens[end + 1];
  return isMark(tokens[end], '=') && !isMark(after, '=') && !isMark(after, '>');
}

function isWord(token: CodeToken | undefined, value: string): token is CodeToken {
  return token?.type === 'word' && token.value === value;
}

function isMark(token: CodeToken | undefined, value: string): token is CodeToken {
  return token?.type === 'punctuation' && token.value === value;
}
