import type { GoName } from '../../expr/go/go-context.ts';
import { atom, type GoExpr, goText } from '../../expr/go/go-expr.ts';
import type { Typed } from '../../expr/typed.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { ExpressionLine } from '../setup/expressions-reader.ts';
import { substitute } from '../setup/substitute.ts';
import type { ChosenField } from '../setup-reader.ts';
import { mayFailAsField, mayFailInGo } from './may-fail.ts';

export interface ComputePlan {
  readonly kept: readonly ChosenField[];
  readonly lines: readonly ExpressionLine[];
  readonly onError: 'fail' | 'drop' | 'null';
}

/** Compute in Go: each line a variable, then the new row. */
export function computeToGo(plan: ComputePlan, go: GoTarget, output: RowFields): void {
  const struct = go.output(output);
  const onError = plan.onError === 'drop' ? 'drop' : 'fail';
  go.rowLoop({ onError }, () => {
    const set = plan.onError === 'null' ? nullable(plan, go, output) : steps(plan, go, output);
    const kept = new Map(plan.kept.map((chosen) => [chosen.name, chosen]));
    const values = new Map<string, GoExpr>();
    for (const [name, field] of output) {
      const value = set.get(name);
      const source = kept.get(name);
      if (value !== undefined) values.set(name, value);
      else if (source !== undefined) values.set(name, go.read(name, source.field, field));
    }
    go.commitNew(struct, values);
  });
}

function steps({ lines }: ComputePlan, go: GoTarget, output: RowFields): Map<string, GoExpr> {
  const names = new Map<string, GoName>(go.names);
  const values = new Map<string, GoExpr>();
  for (const { isLet, name, value } of lines) {
    if (isLet) {
      if (mayFailInGo(value)) go.mark(name);
      const variable = go.body.variable(name, go.expression(value, value, names));
      names.set(name, { variable, holds: value });
      continue;
    }
    if (mayFailAsField(value)) go.mark(name);
    const field = output.get(name) ?? value;
    const made = go.fieldValue(value, field, names);
    values.set(name, made.kind === 'atom' ? made : go.body.temporary(name, made));
  }
  return values;
}

/** Where a value that fails is null, a step is worked out by each field that needs it. */
function nullable({ lines }: ComputePlan, go: GoTarget, output: RowFields): Map<string, GoExpr> {
  const whole = new Map<string, Typed>();
  const values = new Map<string, GoExpr>();
  for (const { isLet, name, value: written } of lines) {
    const value = substitute(written, whole);
    if (isLet) {
      whole.set(name, value);
      continue;
    }
    const field = { type: output.get(name)?.type ?? value.type, nullable: true };
    const local = go.body.local(name);
    const assign = (): void => go.body.line(`${local} = ${goText(go.fieldValue(value, field))}`);
    go.body.line(`var ${local} ${go.types.goType(field)}`);
    if (mayFailAsField(value)) go.attempt(name, assign);
    else assign();
    values.set(name, atom(local));
  }
  return values;
}
