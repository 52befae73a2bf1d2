import { toClosure } from '../expr/evaluate.ts';
import { readExpression } from '../expr/expression.ts';
import type { ExpressionProblem } from '../expr/problem.ts';
import { RowError } from '../expr/row-error.ts';
import { bool } from '../expr/types.ts';
import { inferFields } from '../row-types/infer.ts';
import { fieldsOfType } from '../row-types/row-type.ts';
import { type GoldenFailure, goldenFailure } from './failure.ts';
import { shortJson } from './short-json.ts';

/** Rows of one check that are told. */
const mostTold = 10;
const noParam = (): string => '';

/** What of a test's checks does not hold for these rows. Types are those that the rows have: a field that none has is an error. */
export function failedChecks(checks: readonly string[], rows: readonly unknown[]): GoldenFailure[] {
  if (checks.length === 0 || rows.length === 0) return [];
  const fields = fieldsOfType({ fields: inferFields(rows) });
  return checks.flatMap((check) => failuresOf(check, fields, rows));
}

function failuresOf(
  check: string,
  fields: ReturnType<typeof fieldsOfType>,
  rows: readonly unknown[],
): GoldenFailure[] {
  const row = { type: { kind: 'object' as const, fields }, nullable: false };
  const { typed, problems } = readExpression(check, { names: new Map([['row', row]]) }, bool);
  if (typed === undefined)
    return [
      unreadable(
        check,
        problems.find(({ severity }) => severity === 'error'),
      ),
    ];
  const evaluate = toClosure(typed, ['row']);
  const failures: GoldenFailure[] = [];
  let more = 0;
  for (const [index, value] of rows.entries()) {
    const failure = failureAt(check, index + 1, value, () => evaluate([value], noParam));
    if (failure === undefined) continue;
    if (failures.length < mostTold) failures.push(failure);
    else more += 1;
  }
  return more === 0 ? failures : [...failures, goldenFailure('golden.more', { count: more })];
}

function failureAt(
  check: string,
  row: number,
  value: unknown,
  evaluate: () => unknown,
): GoldenFailure | undefined {
  try {
    if (evaluate() === true) return undefined;
    return goldenFailure('golden.check-false', { row, check, json: shortJson(value) });
  } catch (thrown) {
    if (!(thrown instanceof RowError)) throw thrown;
    const part = check.slice(thrown.start, thrown.end);
    return goldenFailure('golden.check-failed', { row, check, part, why: `expr.row.${thrown.kind}` });
  }
}

function unreadable(check: string, problem: ExpressionProblem | undefined): GoldenFailure {
  return goldenFailure('golden.check-wrong', { ...problem?.params, check, why: problem?.code ?? '' });
}
