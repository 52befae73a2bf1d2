import { checkSyntax, type Surroundings } from './check.ts';
import { parseExpression } from './parse.ts';
import { ExpressionError, type ExpressionProblem } from './problem.ts';
import type { Typed } from './typed.ts';
import { type ExpressionType, typeText } from './types.ts';
import { commonType, widen } from './unify.ts';

/** What is known of an expression's text. */
export interface ExpressionReading {
  /** Undefined when it has an error. */
  readonly typed: Typed | undefined;
  readonly problems: readonly ExpressionProblem[];
}

/**
 * Reads and checks an expression; never throws. With `expected` its value has to be of that type: an int may stand for a double,
 * and what may be null fails for the row that is.
 */
export function readExpression(
  text: string,
  surroundings: Surroundings,
  expected?: ExpressionType,
): ExpressionReading {
  const problems: ExpressionProblem[] = [];
  try {
    const warn = (problem: ExpressionProblem): void => void problems.push(problem);
    const syntax = parseExpression(text);
    const typed = checkSyntax(syntax, surroundings, text, warn);
    return { typed: expected === undefined ? typed : asExpected(typed, expected), problems };
  } catch (thrown) {
    if (!(thrown instanceof ExpressionError)) throw thrown;
    return { typed: undefined, problems: [thrown.problem] };
  }
}

function asExpected(typed: Typed, expected: ExpressionType): Typed {
  if (typed.type.kind === 'any') throw new ExpressionError('expr.mixed-field', typed);
  const type = commonType(expected, typed.type);
  if (type === undefined || typed.type.kind === 'null' || type.kind !== expected.kind)
    throw new ExpressionError('expr.wrong-type', typed, {
      expected: typeText(expected),
      found: typeText(typed.type),
    });
  const value: Typed = typed.nullable
    ? {
        op: 'needed',
        of: typed,
        type: typed.type,
        nullable: false,
        fails: true,
        start: typed.start,
        end: typed.end,
      }
    : typed;
  return widen(value, expected);
}
