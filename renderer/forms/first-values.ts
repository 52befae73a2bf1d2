import { expressionRunner, type Found } from '../../core/builtins/evaluate/expression-runner.ts';
import type { Row } from '../../core/builtins/preview.ts';
import { parseLines } from '../../core/builtins/setup/lines.ts';
import type { Params } from '../../core/config/types.ts';
import { readExpression } from '../../core/expr/expression.ts';
import type { Typed } from '../../core/expr/typed.ts';
import type { Field } from '../../core/expr/types.ts';
import { readParam } from './preview-rows.ts';

/** What an expression is worked out with. */
export interface ValueSurroundings {
  names: ReadonlyMap<string, Field>;
  /** The lines before it, with the steps that it may use. */
  before: string;
  params: Params;
}

/** What an expression gives for a row. */
export function valueFor(typed: Typed, { names, before, params }: ValueSurroundings, row: Row): Found {
  const known = [...names.keys()];
  const values: unknown[] = [row];
  const steps = parseLines(before).lines.filter(({ isLet }) => isLet);
  for (const { left, right } of steps) {
    const at = known.indexOf(String(left.value));
    const step = readExpression(right, { names: new Map([...names].slice(0, at)) }).typed;
    if (at < 0 || step === undefined) continue;
    const found = expressionRunner(step, '', '', known.slice(0, at), readParam(params))(values);
    if ('failure' in found) return found;
    values[at] = found.value;
  }
  return expressionRunner(typed, '', '', known, readParam(params))(values);
}
