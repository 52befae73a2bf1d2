import { proofOf } from '../known-values.ts';
import { ExpressionError } from '../problem.ts';
import type { Typed } from '../typed.ts';
import { bool, typeText } from '../types.ts';
import { commonType, widen } from '../unify.ts';
import {
  anyFails,
  type Checking,
  checkBool,
  known,
  mayBeNull,
  type Of,
  type Scope,
  withProven,
} from './checking.ts';

/** The right side is looked at where the left one is true (`&&`) or false (`||`): what that proves not to be null is none there. */
export function checkLogic(on: Checking, syntax: Of<'&&' | '||'>, scope: Scope): Typed {
  const left = checkBool(on, syntax.left, scope);
  const proof = proofOf(syntax.left);
  const right = checkBool(
    on,
    syntax.right,
    withProven(scope, syntax.op === '&&' ? proof.whenTrue : proof.whenFalse),
  );
  return { op: syntax.op, left, right, ...known(bool, left.fails || right.fails, syntax) };
}

/** Both branches have one type, each with what the test proves. */
export function checkConditional(on: Checking, syntax: Of<'conditional'>, scope: Scope): Typed {
  const test = checkBool(on, syntax.test, scope);
  const proof = proofOf(syntax.test);
  const whenTrue = on.check(syntax.whenTrue, withProven(scope, proof.whenTrue));
  const whenFalse = on.check(syntax.whenFalse, withProven(scope, proof.whenFalse));
  const type = commonType(whenTrue.type, whenFalse.type);
  if (type === undefined)
    throw new ExpressionError('expr.branches-differ', syntax, {
      first: typeText(whenTrue.type),
      second: typeText(whenFalse.type),
    });
  const fails = anyFails([test, whenTrue, whenFalse]);
  return {
    op: 'conditional',
    test,
    whenTrue: widen(whenTrue, type),
    whenFalse: widen(whenFalse, type),
    ...known(type, fails, syntax),
    nullable: mayBeNull(whenTrue) || mayBeNull(whenFalse),
  };
}
