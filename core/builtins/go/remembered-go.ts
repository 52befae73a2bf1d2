import { atom, binary, type GoExpr, goText, select } from '../../expr/go/go-expr.ts';
import { goDouble } from '../../expr/go/go-literal.ts';
import type { RowFields } from '../../row-types/row-type.ts';
import type { GoTarget } from '../go-target.ts';
import type { ChosenField } from '../setup-reader.ts';
import type { TotalLine } from '../totals/read-totals.ts';
import { GroupsGo } from './groups-go.ts';
import { groupKey, keyTypeOf } from './key-go.ts';
import { madeValues, mayBeNull } from './made-go.ts';

interface Grouped {
  readonly by: readonly ChosenField[];
  readonly scope: 'batch' | 'run';
  readonly onError: 'fail' | 'drop';
  readonly input: RowFields;
}

/** Declares groups that last for the batch, or from batch to batch. */
export function rememberedGroups(go: GoTarget, groups: string, made: string, scope: 'batch' | 'run'): void {
  if (scope === 'batch') {
    go.body.line(`${groups} := ${made}()`);
    return;
  }
  go.body.line(`${groups} := kisrt.Remembered(flow, ${made})`);
  go.body.line(`${groups}.Begin()`);
}

/** Running totals in Go: each row with the totals so far. */
export function runningToGo(
  plan: Grouped & { readonly lines: readonly TotalLine[] },
  go: GoTarget,
  output: RowFields,
): void {
  const struct = go.output(output);
  const [groups, isNew] = [go.body.local('groups'), go.body.local('isNew')];
  const totals = new GroupsGo({ by: [], lines: plan.lines }, go);
  totals.declare();
  rememberedGroups(go, groups, `kisrt.NewGroups[${keyTypeOf(plan.by)}, totals]`, plan.scope);
  go.rowLoop(plan, () => {
    totals.values();
    const key = groupKey(plan.by, go);
    go.body.line(`${totals.group}, ${totals.asksIfNew ? isNew : '_'} := ${groups}.At(${key})`);
    totals.steps(isNew);
    go.commitNew(struct, madeValues(go, output, plan.input, totals.results(output)));
  });
}

/** Numbers for rows in Go. */
export function numberToGo(
  plan: Grouped & { readonly field: string; readonly start: number },
  go: GoTarget,
  output: RowFields,
): void {
  const { body } = go;
  const struct = go.output(output);
  const [groups, next, isNew] = [body.local('groups'), body.local('next'), body.local('isNew')];
  rememberedGroups(go, groups, `kisrt.NewGroups[${keyTypeOf(plan.by)}, float64]`, plan.scope);
  go.rowLoop(plan, () => {
    const asked = plan.start === 0 ? '_' : isNew;
    body.line(`${next}, ${asked} := ${groups}.At(${groupKey(plan.by, go)})`);
    if (plan.start !== 0)
      body.block(`if ${isNew}`, () => body.line(`*${next} = ${goText(goDouble(plan.start))}`));
    const number = body.temporary('number', atom(`*${next}`));
    body.line(`*${next} = ${goText(binary('+', number, goDouble(1)))}`);
    go.commitNew(struct, madeValues(go, output, plan.input, new Map([[plan.field, number]])));
  });
}

/** Fill in Go: what a row lacks is what the row before had. */
export function fillToGo(plan: Grouped & { readonly fields: readonly ChosenField[] }, go: GoTarget): void {
  const { body } = go;
  const carried = plan.fields.filter(({ field }) => mayBeNull(field));
  if (carried.length === 0) {
    go.rowLoop(plan, () => go.commit(go.row()));
    return;
  }
  const [groups, before] = [body.local('groups'), body.local('before')];
  const memory = go.types.struct(
    new Map(carried.map(({ name, field }) => [name, field])),
    `${go.fname} before`,
  );
  rememberedGroups(go, groups, `kisrt.NewGroups[${keyTypeOf(plan.by)}, ${memory.name}]`, plan.scope);
  go.rowLoop(plan, () => {
    body.line(`${before}, _ := ${groups}.At(${groupKey(plan.by, go)})`);
    const values = new Map<string, GoExpr>();
    for (const { name, field } of carried) {
      const held = goText(select(atom(before), memory.fields.find((one) => one.name === name)?.goName ?? ''));
      const own = goText(go.read(name, field));
      body.block(`if ${own} != nil`, () => body.line(`${held} = ${own}`));
      values.set(name, atom(held));
    }
    go.commitNew(go.input, madeValues(go, plan.input, plan.input, values));
  });
}
