import type { ExpressionCode } from './messages.ts';
import type { Place } from './syntax.ts';

/** Replaces a part of the text; the words for it are the problem's own. */
export interface ProblemFix extends Place {
  readonly text: string;
}

/** What is wrong, or probably not meant, with an expression. */
export interface ExpressionProblem extends Place {
  readonly severity: 'error' | 'warning';
  readonly code: ExpressionCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fix?: ProblemFix | undefined;
}

/** Ends the reading of an expression at its first error. */
export class ExpressionError extends Error {
  readonly problem: ExpressionProblem;

  constructor(
    code: ExpressionCode,
    { start, end }: Place,
    params: ExpressionProblem['params'] = {},
    fix?: ProblemFix,
  ) {
    super(code);
    this.name = 'ExpressionError';
    this.problem = { severity: 'error', code, params, start, end, ...(fix === undefined ? {} : { fix }) };
  }
}
