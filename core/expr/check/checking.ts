import { ExpressionError, type ExpressionProblem, type ProblemFix } from '../problem.ts';
import type { Place, Syntax } from '../syntax.ts';
import type { Typed } from '../typed.ts';
import { bool, type ExpressionType, type Field, typeText } from '../types.ts';

/** A part of an expression, by what it is. */
export type Of<Op extends Syntax['op']> = Extract<Syntax, { op: Op }>;

/** What is known at a place of an expression. */
export interface Scope {
  readonly names: ReadonlyMap<string, Field>;
  /** Names whose fields are no row's, each with those that it has only once a call is over. */
  readonly fixed: ReadonlyMap<string, readonly string[]>;
  /** Paths of fields that are not null here. */
  readonly proven: ReadonlySet<string>;
  readonly macros: number;
}

/** One look at an expression. */
export interface Checking {
  readonly text: string;
  /** Hears of what is probably not meant. */
  warn(problem: ExpressionProblem): void;
  /** Finds the type of a part; throws an ExpressionError where it has none. */
  check(syntax: Syntax, scope: Scope): Typed;
}

/** What is known of a part by its type: null alone may be null. `fails`: its value may be an error of the row. */
export function known(type: ExpressionType, fails: boolean, { start, end }: Place) {
  return { type, nullable: type.kind === 'null', fails, start, end };
}

/** Whether the value may be null in some row. */
export function mayBeNull(typed: Typed): boolean {
  return typed.nullable || typed.type.kind === 'null';
}

/** Whether any of the parts may be an error of the row. */
export function anyFails(parts: readonly Typed[]): boolean {
  return parts.some(({ fails }) => fails);
}

/** The scope of a part that is looked at only where these fields are not null. */
export function withProven(scope: Scope, paths: readonly string[]): Scope {
  return paths.length === 0 ? scope : { ...scope, proven: new Set([...scope.proven, ...paths]) };
}

/** The same where a value is needed: null is an error of the row, told now. */
export function checkValue(on: Checking, syntax: Syntax, scope: Scope): Typed {
  return needed(on, on.check(syntax, scope));
}

function needed(on: Checking, typed: Typed): Typed {
  if (typed.type.kind === 'null') throw new ExpressionError('expr.null-as-value', typed);
  if (!typed.nullable) return typed;
  const source = on.text.slice(typed.start, typed.end);
  const instead = defaultText(typed.type);
  warn(
    on,
    'warning',
    'expr.may-be-null',
    typed,
    { source },
    instead === undefined
      ? undefined
      : { start: typed.start, end: typed.end, text: `coalesce(${source}, ${instead})` },
  );
  return { op: 'needed', of: typed, ...known(typed.type, true, typed) };
}

/** Tells of what is probably not meant, at a place of the text and with what mends it. */
export function warn(
  on: Checking,
  severity: ExpressionProblem['severity'],
  code: ExpressionProblem['code'],
  { start, end }: Place,
  params: ExpressionProblem['params'],
  fix?: ProblemFix,
): void {
  on.warn({ severity, code, params, start, end, ...(fix === undefined ? {} : { fix }) });
}

/** The same where true or false is needed. */
export function checkBool(on: Checking, syntax: Syntax, scope: Scope): Typed {
  const typed = checkValue(on, syntax, scope);
  if (typed.type.kind !== 'bool') throw wrongType(typed, bool);
  return typed;
}

/** Another type is needed here; a field of several types has none. */
export function wrongType(typed: Typed, expected: ExpressionType, fix?: ProblemFix): ExpressionError {
  if (typed.type.kind === 'any') return new ExpressionError('expr.mixed-field', typed);
  const params = { expected: typeText(expected), found: typeText(typed.type) };
  return new ExpressionError('expr.wrong-type', typed, params, fix);
}

function defaultText(type: ExpressionType): string | undefined {
  const texts: Partial<Record<ExpressionType['kind'], string>> = {
    double: '0',
    int: '0',
    string: '""',
    bool: 'false',
    list: '[]',
  };
  return texts[type.kind];
}
