import { pathOf } from '../known-values.ts';
import { ExpressionError } from '../problem.ts';
import type { Syntax } from '../syntax.ts';
import type { Typed } from '../typed.ts';
import { bool, typeText } from '../types.ts';
import { commonType, widen } from '../unify.ts';
import { anyFails, type Checking, known, mayBeNull, type Of, type Scope } from './checking.ts';
import { checkField, nullSafe } from './names.ts';

/** Whether a field is there and not null. */
export function checkHas(on: Checking, syntax: Of<'call'>, scope: Scope): Typed {
  const [arg, ...others] = syntax.args;
  if (arg === undefined || others.length > 0 || pathOf(arg) === undefined || arg.op === 'name')
    throw new ExpressionError('expr.has-needs-field', syntax);
  // What is asked for is never taken as proven: the answer would be known.
  const of = nullSafe(on, arg, { ...scope, proven: new Set() });
  return { op: 'has', of, ...known(bool, of.fails, syntax) };
}

/** The first of its values that is not null. */
export function checkCoalesce(on: Checking, syntax: Of<'call'>, scope: Scope): Typed {
  const [first, ...others] = syntax.args;
  if (first === undefined || others.length === 0)
    throw new ExpressionError('expr.wrong-count', syntax, {
      function: 'coalesce',
      expected: '2',
      found: syntax.args.length,
    });
  const of = nullSafe(on, first, scope);
  const otherwise =
    others.length === 1 && others[0] !== undefined
      ? lastResort(on, others[0], scope)
      : checkCoalesce(on, { ...syntax, args: others }, scope);
  const type = commonType(of.type, otherwise.type);
  if (type === undefined)
    throw new ExpressionError('expr.branches-differ', syntax, {
      first: typeText(of.type),
      second: typeText(otherwise.type),
    });
  return {
    op: 'coalesce',
    of: widen(of, type),
    otherwise: widen(otherwise, type),
    ...known(type, anyFails([of, otherwise]), syntax),
    nullable: mayBeNull(otherwise),
  };
}

/** What is taken in the end: with a field that is never null, the whole never is. */
function lastResort(on: Checking, syntax: Syntax, scope: Scope): Typed {
  if (syntax.op !== 'field') return on.check(syntax, scope);
  return checkField(on, syntax, scope, (of) => nullSafe(on, of, scope));
}
