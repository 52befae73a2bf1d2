import { atom, type GoExpr, goText, unary } from '../../expr/go/go-expr.ts';
import { goDouble, goString } from '../../expr/go/go-literal.ts';
import { converted } from '../../expr/go/go-values.ts';
import type { Typed } from '../../expr/typed.ts';
import { bool, double, type ExpressionType, type Field, nothing, string } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';
import { isPointer, madeValues } from './made-go.ts';
import { mayFailAsField } from './may-fail.ts';

type Value = string | number | boolean | null;

export interface MapValuesPlan {
  readonly field: ChosenField | undefined;
  readonly to: string;
  readonly values: readonly (readonly [Value, Value])[];
  readonly otherwise: Typed;
  readonly type: Field;
  readonly onError: 'fail' | 'drop';
  readonly input: RowFields;
}

/** Map values in Go: a switch. */
export function mapValuesToGo(plan: MapValuesPlan, go: GoTarget, output: RowFields): void {
  const { field: chosen, type } = plan;
  if (chosen === undefined) return;
  const struct = go.output(output);
  const { body } = go;
  go.rowLoop({ onError: plan.onError }, () => {
    const own = go.read(chosen.name, chosen.field);
    const value = body.local('value');
    body.line(`var ${value} ${go.types.goType(type)}`);
    if (mayFailAsField(plan.otherwise)) go.mark('else');
    const set = (to: Value) => (): void =>
      body.line(`${value} = ${goText(converted(literal(to), typeOf(to), type, go.types))}`);
    const others = (): void => body.line(`${value} = ${goText(go.fieldValue(plan.otherwise, type))}`);
    const pairs = plan.values.filter(([from]) => fits(from, chosen.field.type));
    const ofNull = plan.values.find(([from]) => from === null);
    if (isPointer(chosen.field)) {
      const isKnown = body.local('isKnown');
      body.line(`${isKnown} := true`);
      body.block(
        `if ${goText(own)} == nil`,
        ofNull === undefined ? () => body.line(`${isKnown} = false`) : set(ofNull[1]),
        '} else {',
      );
      body.indented(() =>
        cases(goText(unary('*', own)), pairs, set, () => body.line(`${isKnown} = false`), go),
      );
      body.line('}');
      body.block(`if !${isKnown}`, others);
    } else cases(goText(own), pairs, set, others, go);
    go.commitNew(struct, madeValues(go, output, plan.input, new Map([[plan.to, atom(value)]])));
  });
}

function cases(
  of: string,
  pairs: MapValuesPlan['values'],
  set: (to: Value) => () => void,
  others: () => void,
  { body }: GoTarget,
): void {
  if (pairs.length === 0) {
    others();
    return;
  }
  body.line(`switch ${of} {`);
  for (const [from, to] of pairs) {
    body.line(`case ${goText(literal(from))}:`);
    body.indented(set(to));
  }
  body.line('default:');
  body.indented(others);
  body.line('}');
}

/** Whether a field of that type can have the value; one that is always null has none. */
function fits(value: Value, { kind }: ExpressionType): boolean {
  if (kind === 'any' || kind === 'null') return true;
  return typeOf(value).type.kind === kind;
}

function typeOf(value: Value): Field {
  const types = { string, number: double, boolean: bool } as const;
  if (value === null) return { type: nothing, nullable: true };
  return { type: types[typeof value as keyof typeof types], nullable: false };
}

function literal(value: Value): GoExpr {
  if (value === null) return atom('nil');
  if (typeof value === 'string') return atom(goString(value));
  return typeof value === 'boolean' ? atom(String(value)) : goDouble(value + 0);
}
