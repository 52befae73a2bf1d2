import { atom, call, type GoExpr, goText, select } from '../../expr/go/go-expr.ts';
import { goString } from '../../expr/go/go-literal.ts';
import { converted } from '../../expr/go/go-values.ts';
import type { ExpressionType, Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';
import { madeValues, mayBeNull } from './made-go.ts';

const loop = { onError: 'fail' } as const;

export interface UnpivotPlan {
  readonly fields: readonly ChosenField[];
  readonly name: string;
  readonly value: string;
  readonly nulls: 'drop' | 'keep';
  readonly type: ExpressionType;
  readonly input: RowFields;
}

/** Unpivot in Go: a row for each of the fields. */
export function unpivotToGo(plan: UnpivotPlan, go: GoTarget, output: RowFields): void {
  const struct = go.output(output);
  const to: Field = { type: plan.type, nullable: plan.nulls === 'keep' };
  go.rowLoop(loop, () => {
    for (const { name, field } of plan.fields) {
      const own = go.read(name, field);
      const commit = (): void => {
        const value = field.type.kind === 'null' ? atom('nil') : converted(own, field, to, go.types);
        const made = new Map<string, GoExpr>([
          [plan.name, atom(goString(name))],
          [plan.value, value],
        ]);
        go.commitNew(struct, madeValues(go, output, plan.input, made));
      };
      if (plan.nulls === 'drop' && mayBeNull(field)) go.body.block(`if ${goText(own)} != nil`, commit);
      else commit();
    }
  });
}

export interface FlattenPlan {
  readonly object: ChosenField | undefined;
  /** Its fields, by the names that they get. */
  readonly inner: readonly { readonly name: string; readonly as: string; readonly field: Field }[];
  readonly others: RowFields;
  readonly onError: 'fail' | 'drop';
}

/** Flatten in Go. */
export function flattenToGo(plan: FlattenPlan, go: GoTarget, output: RowFields): void {
  const { object, inner, others } = plan;
  if (object === undefined) return;
  const struct = go.output(output);
  go.rowLoop(plan, () => {
    const own = go.read(object.name, object.field);
    const isNullable = object.field.nullable;
    if (!isNullable) go.mark(object.name);
    const from = isNullable ? own : go.body.temporary(object.name, call('kisrt.KnownObject', own));
    const values = new Map(
      inner.map(({ name, as, field }) => {
        const value = select(from, go.types.fieldName(object.field.type, name));
        return [as, converted(value, field, output.get(as) ?? field, go.types)] as const;
      }),
    );
    if (!isNullable) {
      go.commitNew(struct, madeValues(go, output, others, values));
      return;
    }
    const made = go.newRow(struct, madeValues(go, output, others, new Map()));
    go.body.block(`if ${goText(own)} != nil`, () => {
      for (const { name, goName } of struct.fields) {
        const value = values.get(name);
        if (value !== undefined) go.body.line(`${made}.${goName} = ${goText(value)}`);
      }
    });
    go.commit(atom(made));
  });
}

export interface NestPlan {
  readonly fields: readonly ChosenField[];
  readonly to: string;
  readonly others: RowFields;
}

/** Nest in Go. */
export function nestToGo({ fields, to, others }: NestPlan, go: GoTarget, output: RowFields): void {
  const struct = go.output(output);
  const type = output.get(to)?.type;
  if (type?.kind !== 'object') return;
  const inner = go.types.struct(type.fields, `${go.fname} ${to}`);
  go.rowLoop(loop, () => {
    const object = go.newRow(inner, new Map(fields.map(({ name, as, field }) => [as, go.read(name, field)])));
    go.commitNew(struct, madeValues(go, output, others, new Map([[to, atom(object)]])));
  });
}
