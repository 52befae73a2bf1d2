import type { ReadParam } from '../../expr/runtime.ts';
import type { Typed } from '../../expr/typed.ts';
import type { Row, RowFailure } from '../preview.ts';
import type { ExpressionLine } from '../setup/expressions-reader.ts';
import { substitute } from '../setup/substitute.ts';
import { expressionRunner, fieldRunner } from './expression-runner.ts';

/** What the lines of a setup give for a row: the fields they set, and the first failure. */
export interface LineValues {
  readonly found: ReadonlyMap<string, unknown>;
  readonly failure: RowFailure | undefined;
}

/** Works out lines `name = expression` for a row, each after those before it; the first that fails ends it. */
export function lineValues(
  lines: readonly ExpressionLine[],
  key: string,
  param: ReadParam,
): (row: Row) => LineValues {
  const names = ['row'];
  const runners = lines.map(({ isLet, name, value, line }) => {
    const runner = isLet ? expressionRunner : fieldRunner;
    const run = runner(value, name, key, [...names], param, line.rightStart);
    if (isLet) names.push(name);
    return { isLet, name, run };
  });
  return (row) => {
    const values: unknown[] = [row];
    const found = new Map<string, unknown>();
    for (const { isLet, name, run } of runners) {
      const result = run(values);
      if ('failure' in result) return { found, failure: result.failure };
      if (isLet) values.push(result.value);
      else found.set(name, result.value);
    }
    return { found, failure: undefined };
  };
}

/** The same where a field that fails is null, and so is one that needs a step that fails. */
export function nullableLineValues(
  lines: readonly ExpressionLine[],
  key: string,
  param: ReadParam,
): (row: Row) => LineValues {
  const steps = new Map<string, Typed>();
  const runners = lines.flatMap(({ isLet, name, value, line }) => {
    const whole = substitute(value, steps);
    if (isLet) steps.set(name, whole);
    return isLet ? [] : [{ name, run: fieldRunner(whole, name, key, ['row'], param, line.rightStart) }];
  });
  return (row) => {
    const found = new Map<string, unknown>();
    let failure: RowFailure | undefined;
    for (const { name, run } of runners) {
      const result = run([row]);
      found.set(name, 'value' in result ? result.value : null);
      if ('failure' in result) failure ??= result.failure;
    }
    return { found, failure };
  };
}
