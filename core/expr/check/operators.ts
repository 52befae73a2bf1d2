import { allFunctions, findFunction } from '../functions/all.ts';
import { ExpressionError, type ProblemFix } from '../problem.ts';
import type { BinaryOperator, Place, Syntax } from '../syntax.ts';
import type { Arithmetic, Comparison, Typed } from '../typed.ts';
import { bool, double, type ExpressionType, isNumber, typeText } from '../types.ts';
import { commonType, widen } from '../unify.ts';
import {
  anyFails,
  type Checking,
  checkValue,
  known,
  type Of,
  type Scope,
  warn,
  wrongType,
} from './checking.ts';
import { nullSafe } from './names.ts';

/** The number with the other sign. */
export function checkNegative(on: Checking, syntax: Of<'negative'>, scope: Scope): Typed {
  const of = checkValue(on, syntax.of, scope);
  if (!isNumber(of.type)) throw wrongType(of, double);
  return { op: 'negative', of, ...known(of.type, of.fails, syntax) };
}

/** Comparisons, `in`, and arithmetic; texts and lists are put together by `+`. */
export function checkBinary(on: Checking, syntax: Of<'binary'>, scope: Scope): Typed {
  const { operator } = syntax;
  if (operator === '==' || operator === '!=') return checkEqual(on, syntax, scope);
  const left = checkValue(on, syntax.left, scope);
  const right = checkValue(on, syntax.right, scope);
  if (operator === 'in') return checkIn(on, syntax, left, right);
  if (isArithmetic(operator)) return checkArithmetic(on, syntax, operator, left, right);
  return compared(on, syntax, operator, left, right);
}

function checkEqual(on: Checking, syntax: Of<'binary'>, scope: Scope): Typed {
  const isNullTest = [syntax.left, syntax.right].some((side) => side.op === 'literal' && side.value === null);
  const side = (of: Syntax): Typed => (isNullTest ? nullSafe(on, of, scope) : on.check(of, scope));
  const [left, right] = [side(syntax.left), side(syntax.right)];
  const type = commonType(left.type, right.type);
  const withNull = left.type.kind === 'null' || right.type.kind === 'null';
  if (type === undefined || (!withNull && !isComparable(type)))
    throw notComparable(syntax, left, right, converted(on, left, right));
  return {
    op: 'equal',
    negated: syntax.operator === '!=',
    left: widen(left, type),
    right: widen(right, type),
    ...known(bool, anyFails([left, right]), syntax),
  };
}

function checkIn(on: Checking, syntax: Of<'binary'>, left: Typed, right: Typed): Typed {
  if (right.type.kind !== 'list')
    throw new ExpressionError('expr.in-needs-list', right, { type: typeText(right.type) });
  const type = commonType(left.type, right.type.item.type);
  if (type === undefined || !isComparable(type))
    throw notComparable(syntax, left, right, conversion(on, left, right.type.item.type));
  return {
    op: 'in',
    left: widen(left, type),
    right: widenItems(right, type),
    ...known(bool, anyFails([left, right]), syntax),
  };
}

function checkArithmetic(
  on: Checking,
  syntax: Of<'binary'>,
  operator: Arithmetic,
  left: Typed,
  right: Typed,
): Typed {
  if (isNumber(left.type) && isNumber(right.type)) {
    const type = commonType(left.type, right.type) ?? double;
    if (type.kind === 'int' && operator === '/') warnOfIntDivision(on, syntax, right);
    const fails = type.kind === 'int' || anyFails([left, right]);
    const [a, b] = [widen(left, type), widen(right, type)];
    return { op: 'arithmetic', operator, left: a, right: b, ...known(type, fails, syntax) };
  }
  const type = commonType(left.type, right.type);
  if (operator === '+' && type !== undefined && (type.kind === 'string' || type.kind === 'list'))
    return { op: 'concat', left, right, ...known(type, true, syntax) };
  throw noArithmetic(on, syntax, operator, left, right);
}

function warnOfIntDivision(on: Checking, syntax: Of<'binary'>, right: Typed): void {
  const isLiteral = right.op === 'literal' && !/[.eE]/.test(on.text.slice(right.start, right.end));
  const fix = isLiteral ? { start: right.end, end: right.end, text: '.0' } : undefined;
  const source = on.text.slice(syntax.start, syntax.end);
  warn(on, 'warning', 'expr.int-division', syntax, { source }, fix);
}

function noArithmetic(
  on: Checking,
  place: Place,
  operator: string,
  left: Typed,
  right: Typed,
): ExpressionError {
  const first = typeText(left.type);
  const second = typeText(right.type);
  const other = left.type.kind === 'string' ? right : left;
  const isText = operator === '+' && (left.type.kind === 'string' || right.type.kind === 'string');
  if (
    !isText ||
    !findFunction(
      allFunctions.filter(({ name }) => name === 'string'),
      [other.type],
    )
  )
    return new ExpressionError(
      'expr.no-operator',
      place,
      { operator, first, second },
      converted(on, left, right),
    );
  const text = `string(${on.text.slice(other.start, other.end)})`;
  return new ExpressionError(
    'expr.text-and-number',
    place,
    { first, second, text },
    { start: other.start, end: other.end, text },
  );
}

function isArithmetic(operator: BinaryOperator): operator is Arithmetic {
  return ['+', '-', '*', '/', '%'].includes(operator);
}

/** Whether two values of the type can be told apart by `==`. */
function isComparable(type: ExpressionType): boolean {
  if (type.kind === 'list') return isComparable(type.item.type);
  return type.kind !== 'object' && type.kind !== 'any';
}

function compared(on: Checking, syntax: Place, operator: BinaryOperator, left: Typed, right: Typed): Typed {
  const type = commonType(left.type, right.type);
  if (type === undefined || !(isNumber(type) || type.kind === 'string' || type.kind === 'timestamp'))
    throw notComparable(syntax, left, right, converted(on, left, right));
  return {
    op: 'compare',
    operator: operator as Comparison,
    left: widen(left, type),
    right: widen(right, type),
    ...known(bool, anyFails([left, right]), syntax),
  };
}

function notComparable(place: Place, left: Typed, right: Typed, fix?: ProblemFix): ExpressionError {
  const mixed = [left, right].find(({ type }) => type.kind === 'any');
  if (mixed !== undefined) return new ExpressionError('expr.mixed-field', mixed, {}, fix);
  const params = { first: typeText(left.type), second: typeText(right.type) };
  return new ExpressionError('expr.not-comparable', place, params, fix);
}

/** One side brought to the type of the other. */
function converted(on: Checking, left: Typed, right: Typed): ProblemFix | undefined {
  return conversion(on, left, right.type) ?? conversion(on, right, left.type);
}

/** A text, or a field of several types, as a number; such a field as a text. */
function conversion(on: Checking, given: Typed, wanted: ExpressionType): ProblemFix | undefined {
  const to = isNumber(wanted) ? 'double' : wanted.kind === 'string' ? 'string' : undefined;
  const { kind } = given.type;
  if (to === undefined || !(kind === 'any' || (to === 'double' && kind === 'string'))) return undefined;
  const { start, end } = given;
  return { start, end, text: `${to}(${on.text.slice(start, end)})` };
}

/** A list literal of ints among doubles becomes one of doubles. */
function widenItems(list: Typed, type: ExpressionType): Typed {
  if (list.op !== 'list' || list.type.kind !== 'list' || type.kind !== 'double') return list;
  const items = list.items.map((item) => widen(item, type));
  return { ...list, items, type: { kind: 'list', item: { ...list.type.item, type } } };
}
