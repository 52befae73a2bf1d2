import { fieldText } from './check/names.ts';
import { checkSyntax, type Surroundings } from './check.ts';
import { allFunctions } from './functions/all.ts';
import { parseExpression } from './parse.ts';
import { ExpressionError } from './problem.ts';
import { macroNames } from './typed.ts';
import { type ExpressionType, type Field, sameType, typeText } from './types.ts';

/** What may be written at the caret. */
export interface Completion {
  readonly kind: 'field' | 'name' | 'function' | 'method' | 'param';
  readonly label: string;
  /** Replaces the text from `start` of the answer to the caret. */
  readonly text: string;
  readonly type: ExpressionType;
  readonly nullable: boolean;
}

export interface Completions {
  /** Where the word at the caret begins. */
  readonly start: number;
  readonly items: readonly Completion[];
}

/** What is known besides names: the parameters of the function that the expression stands in. */
export interface CompletionSurroundings extends Surroundings {
  readonly params: readonly string[];
}

/**
 * What may stand at a place of an expression that is being typed, and so is mostly no expression yet: what is before the caret is
 * read backwards. `expected` puts what has that type first.
 */
export function complete(
  text: string,
  caret: number,
  surroundings: CompletionSurroundings,
  expected?: ExpressionType,
): Completions {
  const before = text.slice(0, caret);
  const param = /param\(\s*["'](\w*)$/.exec(before);
  if (param !== null) return params(param[1] ?? '', caret, surroundings);
  const member = /(?:\.\s*(\w*)|\[\s*["']([^"']*))$/.exec(before);
  // The dot of a number that is being typed.
  if (/(^|[^\w.\])"'])\d+\.$/.test(before)) return { start: caret, items: [] };
  if (member !== null) return members(before, member, caret, surroundings, expected);
  const word = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? '';
  return { start: caret - word.length, items: sorted(names(surroundings), word, expected) };
}

function params(typed: string, caret: number, { params: keys }: CompletionSurroundings): Completions {
  const items = keys
    .filter((key) => key.toLowerCase().startsWith(typed.toLowerCase()))
    .map(
      (key): Completion => ({
        kind: 'param',
        label: key,
        text: key,
        type: { kind: 'string' },
        nullable: false,
      }),
    );
  return { start: caret - typed.length, items };
}

function members(
  before: string,
  match: RegExpExecArray,
  caret: number,
  surroundings: Surroundings,
  expected: ExpressionType | undefined,
): Completions {
  const typed = match[1] ?? match[2] ?? '';
  const receiver = receiverOf(before.slice(0, match.index), surroundings);
  if (receiver === 'math')
    return { start: caret - typed.length, items: sorted(mathFunctions(), typed, expected) };
  if (receiver === undefined) return { start: caret, items: [] };
  const inBrackets = match[1] === undefined;
  const fields = receiver.kind === 'object' ? fieldItems(receiver.fields, inBrackets) : [];
  const items = inBrackets ? fields : [...fields, ...methods(receiver)];
  // A name that is no identifier takes the dot with it.
  return { start: inBrackets ? caret - typed.length : match.index, items: sorted(items, typed, expected) };
}

/** The type of the longest expression that ends here; `math` for the functions of that name. */
function receiverOf(before: string, surroundings: Surroundings): ExpressionType | 'math' | undefined {
  if (/(^|[^\w.])math\s*$/.test(before) && !surroundings.names.has('math')) return 'math';
  for (const start of starts(before)) {
    const type = typeOf(before.slice(start), surroundings);
    if (type !== undefined) return type;
  }
  return undefined;
}

/** Places where an expression that ends here may begin, the first first: a term has no operator outside its brackets. */
function starts(before: string): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const unit = before[index] ?? '';
    if (')]'.includes(unit)) depth += 1;
    if ('(['.includes(unit)) {
      depth -= 1;
      if (depth < 0) break;
    }
    if (depth === 0 && /[\w"'([]/.test(unit)) found.push(index);
    if (depth === 0 && /[+*/%<>=!&|?:,]/.test(unit)) break;
  }
  return found.reverse();
}

function typeOf(source: string, surroundings: Surroundings): ExpressionType | undefined {
  try {
    return checkSyntax(parseExpression(source), surroundings, source, () => undefined).type;
  } catch (thrown) {
    if (thrown instanceof ExpressionError) return undefined;
    throw thrown;
  }
}

function fieldItems(fields: ReadonlyMap<string, Field>, inBrackets: boolean): Completion[] {
  return [...fields].map(([name, { type, nullable }]) => ({
    kind: 'field',
    label: name,
    text: inBrackets ? name : fieldText(name),
    type,
    nullable,
  }));
}

function methods(receiver: ExpressionType): Completion[] {
  const own = allFunctions.filter(
    ({ form, params: [first] }) => form !== 'plain' && first !== undefined && fits(first, receiver),
  );
  const named = new Map(own.map((method) => [method.name, method.result]));
  if (receiver.kind === 'list') for (const macro of macroNames) named.set(macro, macroType(macro, receiver));
  return [...named].map(([name, type]) => ({
    kind: 'method',
    label: name,
    text: `.${name}(`,
    type,
    nullable: false,
  }));
}

function macroType(macro: string, list: ExpressionType): ExpressionType {
  return macro === 'filter' || macro === 'map' ? list : { kind: 'bool' };
}

function fits(param: ExpressionType, receiver: ExpressionType): boolean {
  return (
    sameType(param, receiver) ||
    (param.kind === 'list' && receiver.kind === 'list' && param.item.type.kind === 'any')
  );
}

function mathFunctions(): Completion[] {
  const named = new Map(
    allFunctions
      .filter(({ name }) => name.startsWith('math.'))
      .map(({ name, result }) => [name.slice(5), result]),
  );
  return [...named].map(([name, type]) => ({
    kind: 'function',
    label: name,
    text: `.${name}(`,
    type,
    nullable: false,
  }));
}

function names({ names: known }: Surroundings): Completion[] {
  const functions = new Map(
    allFunctions
      .filter(({ form, name }) => form !== 'method' && !name.startsWith('math.'))
      .map(({ name, result }) => [name, result]),
  );
  const special: readonly (readonly [string, ExpressionType])[] = [
    ['has', { kind: 'bool' }],
    ['coalesce', { kind: 'any' }],
    ['param', { kind: 'string' }],
  ];
  return [
    ...[...known].map(
      ([name, { type, nullable }]): Completion => ({ kind: 'name', label: name, text: name, type, nullable }),
    ),
    ...[...functions, ...special].map(
      ([name, type]): Completion => ({
        kind: 'function',
        label: name,
        text: `${name}(`,
        type,
        nullable: false,
      }),
    ),
  ];
}

/** What begins as it was typed, what fits what is expected first, else in the order of the rows. */
function sorted(
  items: readonly Completion[],
  typed: string,
  expected: ExpressionType | undefined,
): Completion[] {
  const start = typed.toLowerCase();
  const fitting = items.filter(({ label }) => label.toLowerCase().startsWith(start));
  if (expected === undefined) return fitting;
  const rank = ({ type }: Completion): number => (type.kind === expected.kind ? 0 : 1);
  return fitting.toSorted((a, b) => rank(a) - rank(b));
}

/** A completion's type in words, such as `double?`. */
export function completionType({ type, nullable }: Completion): string {
  return `${typeText(type)}${nullable ? '?' : ''}`;
}
