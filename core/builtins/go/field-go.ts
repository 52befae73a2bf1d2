import { atom, call, type GoExpr, goText, unary } from '../../expr/go/go-expr.ts';
import { goString } from '../../expr/go/go-literal.ts';
import { converted } from '../../expr/go/go-values.ts';
import type { Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { CastType } from '../kernel/convert.ts';
import type { ExpressionLine } from '../setup/expressions-reader.ts';
import type { ChosenField } from '../setup-reader.ts';
import { isPointer, madeValues, mayBeNull } from './made-go.ts';
import { mayFailAsField } from './may-fail.ts';

export interface DefaultsPlan {
  readonly lines: readonly ExpressionLine[];
  readonly fillsEmptyText: boolean;
  readonly onError: 'fail' | 'drop';
  readonly input: RowFields;
}

/** Defaults in Go: a field that is nil gets a value. */
export function defaultsToGo(plan: DefaultsPlan, go: GoTarget, output: RowFields): void {
  const struct = go.output(output);
  go.rowLoop({ onError: plan.onError }, () => {
    const values = new Map<string, GoExpr>();
    for (const line of plan.lines)
      values.set(line.name, defaultValue(line, output.get(line.name) ?? line.value, plan, go));
    go.commitNew(struct, madeValues(go, output, plan.input, values));
  });
}

function defaultValue(
  { name, value }: ExpressionLine,
  field: Field,
  { input, fillsEmptyText }: DefaultsPlan,
  go: GoTarget,
): GoExpr {
  const { body } = go;
  if (mayFailAsField(value)) go.mark(name);
  const given = input.get(name);
  if (given === undefined || given.type.kind === 'null')
    return body.temporary(name, go.fieldValue(value, field));
  const own = go.read(name, given);
  const fillsText = fillsEmptyText && given.type.kind === 'string';
  const tests = [
    ...(mayBeNull(given) ? [`${goText(own)} == nil`] : []),
    ...(fillsText ? [`${goText(isPointer(given) ? unary('*', own) : own)} == ""`] : []),
  ];
  const kept = (): GoExpr =>
    isPointer(given) && !field.nullable
      ? unary('*', own)
      : converted(own, given, { ...given, nullable: field.nullable }, go.types);
  if (tests.length === 0) return kept();
  const found = body.local(name);
  body.line(`var ${found} ${go.types.goType(field)}`);
  body.block(
    `if ${tests.join(' || ')}`,
    () => body.line(`${found} = ${goText(go.fieldValue(value, field))}`),
    '} else {',
  );
  body.indented(() => body.line(`${found} = ${goText(kept())}`));
  body.line('}');
  return atom(found);
}

interface CastPlan {
  readonly conversions: readonly { readonly name: string; readonly to: CastType }[];
  readonly onError: 'fail' | 'drop' | 'null';
  readonly input: RowFields;
}

const conversions: Readonly<Record<CastType, string>> = {
  int: 'ToInt',
  number: 'ToNumber',
  text: 'ToText',
  bool: 'ToBool',
  date: 'ToDate',
};

/** Cast in Go: exactly, or not at all; null stays null. */
export function castToGo(plan: CastPlan, go: GoTarget, output: RowFields): void {
  const struct = go.output(output);
  go.rowLoop({ onError: plan.onError === 'drop' ? 'drop' : 'fail' }, () => {
    const values = new Map<string, GoExpr>();
    for (const { name, to } of plan.conversions) {
      const given = plan.input.get(name);
      const field = output.get(name);
      if (given === undefined || field === undefined || given.type.kind === 'null') continue;
      values.set(name, castValue(name, to, given, field, plan.onError, go));
    }
    go.commitNew(struct, madeValues(go, output, plan.input, values));
  });
}

function castValue(
  name: string,
  to: CastType,
  given: Field,
  field: Field,
  onError: CastPlan['onError'],
  go: GoTarget,
): GoExpr {
  const { body } = go;
  const own = go.read(name, given);
  const plain = isPointer(given) ? unary('*', own) : own;
  const cast = converted(
    call(`kisrt.${conversions[to]}`, plain),
    { type: field.type, nullable: false },
    field,
    go.types,
  );
  if (onError !== 'null') go.mark(name);
  if (!field.nullable) return body.temporary(name, cast);
  const found = body.local(name);
  body.line(`var ${found} ${go.types.goType(field)}`);
  const assign = (): void => {
    const set = (): void => body.line(`${found} = ${goText(cast)}`);
    if (mayBeNull(given)) body.block(`if ${goText(own)} != nil`, set);
    else set();
  };
  if (onError === 'null') go.attempt(name, assign);
  else assign();
  return atom(found);
}

export interface MaskPlan {
  readonly fields: readonly ChosenField[];
  readonly keepFirst: number;
  readonly keepLast: number;
  readonly sign: string;
  readonly hash: 'none' | 'sha256';
  readonly onError: 'fail' | 'drop';
  readonly input: RowFields;
}

/** Mask in Go. */
export function maskToGo(plan: MaskPlan, go: GoTarget): void {
  const hidden = (text: GoExpr): GoExpr =>
    plan.hash === 'sha256'
      ? call('kisrt.Sha256', text)
      : call(
          'kisrt.MaskText',
          text,
          ...[String(plan.keepFirst), String(plan.keepLast), goString(plan.sign)].map(atom),
        );
  go.rowLoop(plan, () => {
    const values = new Map<string, GoExpr>();
    for (const { name, field } of plan.fields) {
      if (field.type.kind !== 'string') continue;
      const own = go.read(name, field);
      if (!field.nullable) values.set(name, hidden(own));
      else {
        const found = go.body.local(name);
        go.body.line(`var ${found} *string`);
        go.body.block(`if ${goText(own)} != nil`, () =>
          go.body.line(`${found} = ${goText(call('kisrt.Ptr', hidden(unary('*', own))))}`),
        );
        values.set(name, atom(found));
      }
    }
    go.commitNew(go.input, madeValues(go, plan.input, plan.input, values));
  });
}
