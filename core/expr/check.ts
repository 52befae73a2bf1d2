import { checkCall } from './check/calls.ts';
import { type Checking, checkBool, checkValue, known, type Scope } from './check/checking.ts';
import { checkList, checkLiteral } from './check/literals.ts';
import { checkConditional, checkLogic } from './check/logic.ts';
import { checkField, checkItem, checkName } from './check/names.ts';
import { checkBinary, checkNegative } from './check/operators.ts';
import type { ExpressionProblem } from './problem.ts';
import type { Syntax } from './syntax.ts';
import type { Typed } from './typed.ts';
import { bool, type Field } from './types.ts';

/** What an expression may speak of. */
export interface Surroundings {
  /** `row` and its kin, and the steps named by `let` before it. */
  readonly names: ReadonlyMap<string, Field>;
  /** Names whose fields are the same whatever the rows are, each with fields that it has only once a call is over. */
  readonly fixed?: ReadonlyMap<string, readonly string[]>;
}

/** Finds every part's type. Throws an ExpressionError at the first part that has none; `warn` hears of what is probably not meant. */
export function checkSyntax(
  syntax: Syntax,
  surroundings: Surroundings,
  text: string,
  warn: (problem: ExpressionProblem) => void,
): Typed {
  const on: Checking = { text, warn, check: (part, scope) => check(on, part, scope) };
  const { names, fixed = new Map() } = surroundings;
  return on.check(syntax, { names, fixed, proven: new Set(), macros: 0 });
}

function check(on: Checking, syntax: Syntax, scope: Scope): Typed {
  switch (syntax.op) {
    case 'literal':
    case 'int':
    case 'double':
      return checkLiteral(syntax);
    case 'name':
      return checkName(syntax, scope);
    case 'field':
      return checkField(on, syntax, scope, (of) => checkValue(on, of, scope));
    case 'index':
      return checkItem(on, syntax, scope);
    case 'list':
      return checkList(on, syntax, scope);
    case 'not': {
      const of = checkBool(on, syntax.of, scope);
      return { op: 'not', of, ...known(bool, of.fails, syntax) };
    }
    case 'negative':
      return checkNegative(on, syntax, scope);
    case '&&':
    case '||':
      return checkLogic(on, syntax, scope);
    case 'conditional':
      return checkConditional(on, syntax, scope);
    case 'binary':
      return checkBinary(on, syntax, scope);
    case 'call':
      return checkCall(on, syntax, scope);
  }
}
