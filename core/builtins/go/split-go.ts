import { atom, binary, call, type GoExpr, goText, select } from '../../expr/go/go-expr.ts';
import { converted } from '../../expr/go/go-values.ts';
import { double, type Field } from '../../expr/types.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import { fieldTyped } from '../setup/field-typed.ts';
import type { ChosenField } from '../setup-reader.ts';

export interface SplitPlan {
  readonly list: ChosenField | undefined;
  readonly kept: readonly ChosenField[];
  /** Fields of the list's objects; undefined when its items are plain values, which take the list's name. */
  readonly inner: RowFields | undefined;
  readonly index: string;
  readonly empty: 'drop' | 'keep';
  readonly onError: 'fail' | 'drop';
}

/** Split in Go: a row for each item. */
export function splitToGo(plan: SplitPlan, go: GoTarget, output: RowFields): void {
  const { list } = plan;
  if (list === undefined || list.field.type.kind !== 'list') return;
  const { item } = list.field.type;
  const { body } = go;
  const struct = go.output(output);
  const as = (name: string, from: Field): Field => output.get(name) ?? from;
  go.rowLoop(plan, () => {
    go.mark(list.name);
    const typed = { ...fieldTyped(list), of: rowTyped(go, list) } as ReturnType<typeof fieldTyped>;
    const items = body.temporary('items', go.expression(typed));
    const kept = plan.kept.map(({ name, field }) => [name, go.read(name, field, as(name, field))] as const);
    if (plan.empty === 'keep')
      body.block(`if len(${goText(items)}) == 0`, () => {
        go.commitNew(struct, new Map(kept));
        go.skip();
      });
    const [number, one] = [body.local('number'), body.local('item')];
    const usesItem = plan.inner === undefined || plan.inner.size > 0;
    body.block(
      `for ${plan.index === '' ? '_' : number}, ${usesItem ? one : '_'} := range ${goText(items)}`,
      () => {
        const values = new Map<string, GoExpr>(kept);
        const counted = call('float64', binary('+', atom(number), atom('1')));
        if (plan.index !== '')
          values.set(
            plan.index,
            converted(
              counted,
              { type: double, nullable: false },
              as(plan.index, { type: double, nullable: false }),
              go.types,
            ),
          );
        if (plan.inner === undefined)
          values.set(list.name, converted(atom(one), item, as(list.name, item), go.types));
        else if (!item.nullable) innerValues(plan.inner, item, one, as, go, values);
        else {
          const inner = new Map<string, GoExpr>();
          body.block(`if ${one} == nil`, () => {
            go.commitNew(struct, values);
            body.line('continue');
          });
          innerValues(plan.inner, item, one, as, go, inner);
          for (const [name, value] of inner) values.set(name, value);
        }
        go.commitNew(struct, values);
      },
    );
  });
}

function innerValues(
  inner: RowFields,
  item: Field,
  one: string,
  as: (name: string, from: Field) => Field,
  go: GoTarget,
  values: Map<string, GoExpr>,
): void {
  for (const [name, field] of inner)
    values.set(
      name,
      converted(select(atom(one), go.types.fieldName(item.type, name)), field, as(name, field), go.types),
    );
}

/** The row as an expression that knows its fields. */
function rowTyped(go: GoTarget, { place: { start, end } }: ChosenField) {
  const row = go.names.get('row');
  const type = row?.holds.type ?? double;
  return { op: 'name', name: 'row', type, nullable: false, fails: false, start, end } as const;
}
